"""Addresses of this app, under /proposals/; the calculators and the public one of receipts at the root."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from responses.package_urls import PACKAGES
from responses.paper_urls import PAPERS
from responses.views import (
    afterwards,
    board,
    calculators,
    checks,
    delivery,
    incidents,
    instruments,
    positions,
    preparing,
    proposals,
    rounds,
    text,
    verifying,
)
from responses.word_urls import WORDS

app_name = "responses"

_STEPS: list[URLPattern | URLResolver] = [
    path(f"rounds/<uuid:pk>/{name}/", rounds.step, {"name": name}, name=name.replace("-", "_") + "_round")
    for name in rounds.STEPS
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", proposals.proposals, name="proposals"),
    path("new/<uuid:case>/", proposals.propose, name="propose"),
    path("instruments/", instruments.instruments, name="instruments"),
    path("instruments/<slug:code>/", instruments.instrument, name="instrument"),
    path("receipts/<uuid:pk>/", positions.receipt, name="receipt"),
    path("rounds/<uuid:pk>/board/", board.board, name="board"),
    path("rounds/<uuid:pk>/what-if/", board.what_if, name="what_if"),
    path("rounds/<uuid:pk>/position/", positions.position, name="position"),
    path("rounds/<uuid:pk>/prepare/", preparing.prepare, name="prepare_position"),
    path("rounds/<uuid:pk>/prepared/", preparing.prepared, name="prepared_position"),
    path("rounds/<uuid:pk>/prepared/discard/", preparing.discard, name="discard_prepared"),
    path("rounds/<uuid:pk>/sign/", positions.sign, name="sign"),
    path("rounds/<uuid:pk>/record/", positions.record, name="record_position"),
    path("rounds/<uuid:pk>/meeting/", incidents.record_meeting, name="record_meeting"),
    path("rounds/<uuid:pk>/brake/", incidents.invoke_brake, name="invoke_brake"),
    path("rounds/<uuid:pk>/reached/", incidents.record_reached, name="record_reached"),
    path("rounds/<uuid:pk>/corrigendum/", incidents.corrigendum, name="corrigendum"),
    *_STEPS,
    *PAPERS,
    *PACKAGES,
    path("deliveries/<uuid:pk>/follow-up/", delivery.follow_up, name="follow_up"),
    path("deliveries/<uuid:pk>/commitments/new/", afterwards.commitment_new, name="commitment_new"),
    path("commitments/<uuid:pk>/", afterwards.commitment, name="commitment"),
    path("effects/<uuid:pk>/", afterwards.effect, name="effect"),
    path("<uuid:pk>/", proposals.proposal, name="proposal"),
    path("<uuid:pk>/withdraw/", proposals.withdraw, name="withdraw"),
    path("<uuid:pk>/move/<slug:name>/", proposals.move, name="move"),
    path("<uuid:pk>/text/", text.new_version, name="new_version"),
    path("<uuid:pk>/text/<int:number>/", text.version, name="version"),
    path("<uuid:pk>/text/<int:old>/<int:new>/", text.compare, name="compare"),
    *WORDS,
    path("<uuid:pk>/checks/<slug:code>/", checks.check, name="check"),
    path("<uuid:pk>/checks/<slug:code>/undo/", checks.undo, name="undo_check"),
    path("<uuid:pk>/rounds/new/", rounds.open_round, name="open_round"),
    path("<uuid:pk>/brake/", incidents.brake_before, name="brake_before"),
    path("<uuid:pk>/adoption/", delivery.adoption, name="adoption"),
    path("<uuid:pk>/deliveries/new/", delivery.deliver, name="deliver"),
]

public_urls: list[URLPattern | URLResolver] = [
    path("receipts/<str:receipt>/", verifying.verify, name="verify_receipt"),
]

calculator_urls: list[URLPattern | URLResolver] = [
    path("tally/", calculators.tally, name="tally"),
    path("deadline/", calculators.deadline, name="deadline"),
]
