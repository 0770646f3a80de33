"""The secretariat's administration as an app."""

from django.contrib.admin.apps import AdminConfig


class SecretariatAdminConfig(AdminConfig):
    default_site = "config.admin_site.SecretariatSite"
