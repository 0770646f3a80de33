"""How the API behaves and describes itself: settings of DRF and of its description, the same everywhere."""

from django.utils.translation import gettext_lazy as _

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "partners.authentication.KeyAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["partners.authentication.ScopeNeeded"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "core.drf.ByCreation",
    "PAGE_SIZE": 50,
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_VERSIONING_CLASS": None,
    "EXCEPTION_HANDLER": "core.drf.as_problem",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Entente",
    "VERSION": "1",
    "DESCRIPTION": _("Joint responses to foreign information manipulation: reports in, released material out."),
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "CaseStatus": "cases.api.filters.CASE_STATUS",
        "ReportStatus": "cases.api.filters.REPORT_STATUS",
        "ProposalStatus": "responses.api.filters.PROPOSAL_STATUS",
        "Stage": "responses.api.filters.STAGES",
        "MeetingStatus": "responses.api.meetings.STATUS",
        "MeetingBody": "responses.api.meetings.OF_BODIES",
        "ItemKind": "responses.api.meetings.ITEM_KINDS",
        "ItemOutcome": "responses.api.meetings.ITEM_OUTCOMES",
        "DossierStatus": "exchange.api.dossiers.SEALING_STATUS",
        "CommentKind": "responses.api.comments.KINDS",
        "CommentDecision": "responses.api.comments.DECISIONS",
        "CountedRule": "responses.api.calculator_shapes.COUNTED_RULES",
        "RoundRule": "responses.api.filters.RULES",
        "RoundStatus": "responses.api.filters.ROUND_STATUS",
    },
}
