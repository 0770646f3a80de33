from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = "Deadlines and notices"

    def ready(self) -> None:
        from notifications import registrations  # noqa: F401 - why: fills the kernel's registries once models are loaded
