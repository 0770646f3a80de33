from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Kernel"

    def ready(self) -> None:
        from core import sentences  # why: the catalogue needs the translation machinery set up
        from core.reasons import SENTENCES  # why: as above

        sentences.register(SENTENCES)
