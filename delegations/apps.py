from django.apps import AppConfig


class DelegationsConfig(AppConfig):
    name = "delegations"
    verbose_name = "People and delegations"

    def ready(self) -> None:
        from core import sentences  # why: the catalogue needs the translation machinery set up
        from delegations.sentences import SENTENCES  # why: as above

        sentences.register(SENTENCES)
