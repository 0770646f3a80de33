"""Everything under /api/, in import order."""

from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

from cases.api import Cases, EvidenceItems, Releases, Reports
from config.api_docs import Description, description_page, problem_page
from core.drf import unknown_address
from exchange.api import Dossiers
from responses.api import Comments, Meetings, Proposals, Rounds, deadline, tally

app_name = "api"

router = SimpleRouter(use_regex_path=False)
router.register("reports", Reports, basename="report")
router.register("cases", Cases, basename="case")
router.register("evidence", EvidenceItems, basename="evidence")
router.register("releases", Releases, basename="release")
router.register("proposals", Proposals, basename="proposal")
router.register("comments", Comments, basename="comment")
router.register("rounds", Rounds, basename="round")
router.register("meetings", Meetings, basename="meeting")
router.register("dossiers", Dossiers, basename="dossier")

urlpatterns = [
    path("v1/", include(router.urls)),
    path("v1/calculators/tally/", tally, name="tally"),
    path("v1/calculators/deadline/", deadline, name="deadline"),
    path("schema/", Description.as_view(), name="schema"),
    path("docs/", description_page, name="docs"),
    path("problems/<str:code>/", problem_page, name="problem"),
    re_path(r"", unknown_address),
]
