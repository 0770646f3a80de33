"""The one door people come in by."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Door(DefaultAccountAdapter):
    """Nobody registers: people are appointed by the secretariat or their delegation's lead."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
