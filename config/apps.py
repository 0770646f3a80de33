"""The secretariat's administration as an app."""

from django.contrib.admin.apps import AdminConfig


class SecretariatAdminConfig(AdminConfig):
    default_site = "config.admin_site.SecretariatSite"

    def ready(self) -> None:
        """The sign-in library's own tables are nobody's to edit: its secrets would lie open there."""
        from core.letters import watch_every_form  # why: before the administration's forms, the first there are

        watch_every_form()
        super().ready()
        from django.contrib import admin  # why: the site exists only now

        from config import door_log  # noqa: F401 - why: its receivers need the models

        for model in [model for model in admin.site._registry if model.__module__.startswith("allauth.")]:
            admin.site.unregister(model)
