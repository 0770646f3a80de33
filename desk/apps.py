from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Desk"

    def ready(self) -> None:
        from desk import registrations  # noqa: F401 - why: fills the kernel's registries once models are loaded
