"""Every prefix of the site and of /api/v1/, in import order."""

from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView

from desk.views.health import healthz
from desk.views.metrics import metrics
from notifications.urls import feed_urls
from responses.urls import calculator_urls, public_urls

handler400 = "core.errors.bad_request"
handler403 = "core.errors.forbidden"
handler404 = "core.errors.not_found"
handler500 = "core.errors.failed"

urlpatterns = [
    path("favicon.ico", RedirectView.as_view(url=static("img/mark.svg"), permanent=False)),
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("accounts/", include("config.door_urls")),
    path("admin/", admin.site.urls),
    path("api/", include("config.api_urls")),
    path("notices/", include("notifications.urls")),
    path("", include("cases.urls")),
    path("attribution/", include("attribution.urls")),
    path("listings/", include("sanctions.urls")),
    path("proposals/", include("responses.urls")),
    path("meetings/", include("responses.meeting_urls")),
    path("sealed/", include("exchange.urls")),
    path("calculators/", include((calculator_urls, "calculators"))),
    path("calendar/feed/", include((feed_urls, "feeds"))),
    path("", include((public_urls, "receipts"))),
    path("", include("desk.urls")),
]
