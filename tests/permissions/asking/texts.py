"""What a well-filled form about texts and comments says."""

from tests.permissions.asking.said import Sent, soon

WORDS = "The European Union firmly condemns the campaign."
SENT: Sent = {
    "responses:invite_comments": {"closes_at": soon(days=4)},
    "responses:comment": {"version": 1, "paragraph": 1, "kind": "amend", "text": "", "wording": WORDS},
    "responses:merge_comment": {"revision": 1, "text": WORDS},
    "responses:reject_comment": {"reason": "The evidence does not carry it."},
    "responses:put_forward": {"base": 1},
    "responses:take_fix": {"base": 1},
    "responses:number_document": {"council_number": "ST 12345/26"},
    "responses:translate": {"base": 1, "text": "Trois.\n\nQuatre."},
    "responses:refer": {"seen": "0", "line": "§2 is open."},
    "responses:send_back": {"reason": "Settle the verb in §2."},
    "api:comment-list": lambda world, who: {
        "proposal": str(world.discussed.pk),
        "version": 1,
        "paragraph": 1,
        "kind": "amend",
        "wording": WORDS,
    },
    "api:comment-support": {"support": True},
}
