from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = "Partners and keys"

    def ready(self) -> None:
        from partners import registrations  # noqa: F401 - why: fills the kernel's registries once models are loaded
