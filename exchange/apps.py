from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "exchange"
    verbose_name = "Exchange"

    def ready(self) -> None:
        from exchange import registrations  # noqa: F401 - why: fills the kernel's registries once models are loaded
