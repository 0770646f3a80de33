"""The description of the API: for machines at /api/schema/, for people at /api/docs/.

The page runs Swagger UI from our own static files. It needs no inline script or style; its own
stylesheet draws arrows as ``data:`` images, which this one path allows.
"""

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer
from drf_spectacular.views import SpectacularAPIView

from core.drf import unknown_address
from core.sentences import template_of


class Description(SpectacularAPIView):
    """OpenAPI 3.1, as JSON unless YAML is asked for; asking for plain ``application/json`` is asking for JSON."""

    renderer_classes = [OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer]


@require_safe
@csp_update({"img-src": [SELF, "data:"]})
def description_page(request: HttpRequest) -> HttpResponse:
    """The same description, to read and try out."""
    return render(request, "api/docs.html")


@require_safe
def problem_page(request: HttpRequest, code: str) -> HttpResponse:
    """What a problem's ``type`` leads to: the sentence behind a code, its parameters in braces."""
    try:
        return JsonResponse({"code": code, "detail": template_of(code)})
    except KeyError:
        return unknown_address(request)
