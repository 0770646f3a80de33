from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "responses"
    verbose_name = "Responses"

    def ready(self) -> None:
        from responses import registrations  # noqa: F401 - why: fills the kernel's registries once models are loaded
