from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Cases"

    def ready(self) -> None:
        from cases import registrations  # noqa: F401 - why: fills the kernel's registries once models are loaded
