"""The forms of the page by which an office and a campaign are changed, sent as a browser would."""

from __future__ import annotations

import html
import re

ISSUER = "/issuers/ldld-song-hoa"
CAMPAIGN = "/campaigns/thi-dua/change"


def fields_of(page, sheet=0):
    """What a browser would send of a form of the page as it stands."""
    form = re.findall(r'<form method="post".*?class="record".*?</form>', page, re.DOTALL)[sheet]
    sent = dict(re.findall(r'<input[^>]*? name="([^"]+)" value="([^"]*)"', form))
    sent |= dict(
        re.findall(r'<textarea[^>]*? name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    )
    for name, inside in re.findall(
        r'<select[^>]*? name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        sent[name] = next(iter(re.findall(r'value="([^"]*)" selected', inside)), "")
    sent.pop("drop", None)
    return {name: html.unescape(text) for name, text in sent.items()}


def saved(browser, address, *, sheet=0, **typed):
    """The answer to a form of the page that was opened, changed and sent."""
    sent = fields_of(browser.get(address).text, sheet)
    return browser.post(
        address, data={**sent, **{name.replace("__", "."): text for name, text in typed.items()}}
    )
