from django.apps import AppConfig


class AttributionConfig(AppConfig):
    name = "attribution"
    verbose_name = "Attribution"

    def ready(self) -> None:
        from attribution import registrations  # noqa: F401 - why: fills the kernel's registries once models are loaded
