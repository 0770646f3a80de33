from django.apps import AppConfig


class SanctionsConfig(AppConfig):
    name = "sanctions"
    verbose_name = "Restrictive measures"

    def ready(self) -> None:
        from sanctions import registrations  # noqa: F401 - why: fills the kernel's registries once models are loaded
