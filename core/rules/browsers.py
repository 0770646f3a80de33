"""What a browser says of itself, in two words for whoever reads the list of own sittings."""

BROWSERS = {
    "Edg": "Edge", "OPR/": "Opera", "SamsungBrowser/": "Samsung Internet", "FxiOS/": "Firefox", "Firefox/": "Firefox",
    "CriOS/": "Chrome", "Chrome/": "Chrome", "Safari/": "Safari",
}  # fmt: skip
SYSTEMS = {
    "Windows": "Windows", "iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "CrOS": "ChromeOS",
    "Mac OS X": "macOS", "Linux": "Linux",
}  # fmt: skip
"""A sign in the header to a name; the first that is found counts, because many use each other's names."""


def named(user_agent: str) -> tuple[str, str]:
    """The browser and the system it runs on; "" for one that is not known.

    >>> named("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
    ('Firefox', 'Linux')
    """
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "")
    return browser, next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
