"""Nothing that a member typed is lost, and nothing that a colleague wrote meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.hand import PHONE, REVIEWED, Hand
from tests.browser.looking import look

FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("", "SecurityError"); },
});"""


def answering(status: int) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        route.fulfill(status=status)

    return answer


def told(hand: Hand) -> list[str | None]:
    """Why nothing was sent, and where the text is by now."""
    expect(hand.page.locator("[data-unsent]")).to_be_visible()
    expect(hand.page.locator("form[data-keep] .actions button")).to_be_enabled()
    shown = hand.page.locator("[data-told]:visible").all()
    return [part.get_attribute("data-told") for part in shown]


def test_what_was_typed_survives_a_tunnel_a_closed_tab_and_the_end_of_the_session(
    open_context: Callable[[], BrowserContext], output: Path
) -> None:
    context = open_context()
    hand = Hand(context.new_page())
    hand.page.set_viewport_size(PHONE)
    hand.sign_in(REVIEWED)
    hand.open_card("about")
    address = hand.page.url
    hand.fill("self_description", "Getippt in der U-Bahn.")

    context.set_offline(True)
    hand.press_send()
    assert told(hand) == ["offline", "on-device"]
    expect(hand.page.locator("[name=self_description]")).to_have_value("Getippt in der U-Bahn.")
    assert look(hand.page, output / "members" / "de", "offline") == []
    hand.page.close()
    context.set_offline(False)
    context.clear_cookies()

    hand.page = context.new_page()
    hand.page.goto(address)
    hand.identify(REVIEWED)

    expect(hand.page.locator("[name=self_description]")).to_have_value("Getippt in der U-Bahn.")
    expect(hand.page.locator("[data-kept]")).to_be_visible()
    hand.send()
    expect(hand.page.locator(".message.success")).to_be_visible()
    hand.page.goto(address)
    expect(hand.page.locator("[data-kept]")).to_be_hidden()


def test_a_session_that_ended_before_sending_loses_nothing(
    open_context: Callable[[], BrowserContext],
) -> None:
    context = open_context()
    hand = Hand(context.new_page())
    hand.sign_in(REVIEWED)
    hand.open_card("about")
    hand.fill("self_description", "Lange getippt.")
    context.clear_cookies()

    with hand.page.expect_navigation():
        hand.press_send()
    hand.identify(REVIEWED)

    expect(hand.page.locator("[name=self_description]")).to_have_value("Lange getippt.")


def test_what_was_typed_is_for_one_person_and_goes_when_they_sign_out(
    open_context: Callable[[], BrowserContext],
) -> None:
    context = open_context()
    hand = Hand(context.new_page())
    hand.sign_in(REVIEWED)
    hand.open_card("about")
    hand.fill("self_description", "Nur für mich.")
    hand.click("form[data-forget] button")

    kept = hand.page.evaluate("JSON.stringify(localStorage)")

    assert "Nur für mich." not in kept


@pytest.mark.parametrize("status", [None, 403, 429, 502])
def test_a_text_that_did_not_arrive_stays(hand: Hand, status: int | None) -> None:
    """The server could be reached, and then the sending itself failed, or the connection did."""

    def fail(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
        elif status:
            route.fulfill(status=status, body="Failed.")
        else:
            route.abort("connectionreset")

    text = f"Nicht angekommen: {status}."
    hand.sign_in(REVIEWED)
    profile = hand.page.url
    hand.open_card("about")
    address = hand.page.url
    hand.fill("self_description", text)
    hand.page.route(address, fail)
    with hand.page.expect_event("framenavigated"):
        hand.press_send()
    hand.page.unroute(address)

    hand.page.goto(profile)
    hand.page.goto(address)

    expect(hand.page.locator("[name=self_description]")).to_have_value(text)
    expect(hand.page.locator("[data-kept]")).to_be_visible()


def test_it_is_told_why_nothing_was_sent(hand: Hand) -> None:
    hand.sign_in(REVIEWED)
    hand.open_card("about")
    hand.fill("self_description", "Noch nicht gesendet.")
    for status, reason in ((403, "gone"), (404, "gone"), (429, "too-often"), (503, "fault")):
        hand.page.route(hand.page.url, answering(status))
        hand.press_send()
        hand.page.wait_for_function(
            "reason => !document.querySelector(`[data-told=${reason}]`).hidden", arg=reason
        )
        assert told(hand) == [reason, "on-device"]
        hand.page.unroute(hand.page.url)
    hand.send()
    expect(hand.page.locator(".message.success")).to_be_visible()


@pytest.mark.parametrize("storage", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_a_device_that_keeps_nothing_sends_all_the_same(hand: Hand, storage: str) -> None:
    hand.page.add_init_script(storage)
    hand.sign_in(REVIEWED)
    hand.open_card("about")
    hand.fill("self_description", f"Ohne Speicher: {len(storage)}.")
    hand.page.context.set_offline(True)
    hand.press_send()
    assert told(hand) == ["offline", "on-page"]
    hand.page.context.set_offline(False)
    hand.send()
    expect(hand.page.locator(".message.success")).to_be_visible()

    hand.open_card("about")
    hand.fill("self_description", "Abgemeldet getippt.")
    hand.page.context.clear_cookies()
    hand.press_send()
    assert told(hand) == ["signed-out", "on-page"]
    expect(hand.page.locator("[name=self_description]")).to_have_value("Abgemeldet getippt.")


@pytest.mark.parametrize(
    ("card", "typed", "written"),
    [
        (
            "online",
            {"email": "getippt@example.org"},
            {"email": "bilal@example.org", "website": "https://bilal.example.org/"},
        ),
        # Several inputs that are one value.
        (
            "hours",
            {"sunday-0-opens": "10:00", "sunday-0-closes": "12:00"},
            {"saturday-0-opens": "09:00", "saturday-0-closes": "11:00"},
        ),
    ],
)
def test_what_was_typed_yesterday_meets_what_a_colleague_wrote_since(
    hand: Hand,
    open_context: Callable[[], BrowserContext],
    card: str,
    typed: dict[str, str],
    written: dict[str, str],
) -> None:
    """D31: neither is lost unseen."""
    hand.sign_in(REVIEWED)
    hand.open_card(card)
    address = hand.page.url
    for name, text in typed.items():
        hand.fill(name, text)
    hand.page.goto("about:blank")
    write_meanwhile(open_context(), address, written)

    hand.page.goto(address)
    for name, text in {**written, **typed}.items():
        expect(hand.page.locator(f"[name={name}]")).to_have_value(text)
    with hand.page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        hand.send()

    assert answer.value.status == 409
    expect(hand.page.locator("[role=alert] .value")).to_contain_text(next(iter(written.values())))
    for name, text in typed.items():
        expect(hand.page.locator(f"[name={name}]")).to_have_value(text)
    hand.send()
    expect(hand.page.locator(".message.success")).to_be_visible()


def test_what_a_colleague_wrote_into_another_field_is_no_conflict(
    hand: Hand, open_context: Callable[[], BrowserContext]
) -> None:
    """It stands there, so it may be changed, too."""
    hand.sign_in(REVIEWED)
    hand.open_card("names")
    address = hand.page.url
    hand.fill("short_name", "NH")
    hand.page.goto("about:blank")
    written = {"original_name": "Yeni Liman"}
    write_meanwhile(open_context(), address, written, original_name_language="tr")

    hand.page.goto(address)
    expect(hand.page.locator("[name=original_name]")).to_have_value("Yeni Liman")
    hand.fill("original_name", "Yeni Liman Derneği")
    hand.send()

    expect(hand.page.locator(".message.success")).to_be_visible()
    expect(hand.page.locator("#names")).to_contain_text("Yeni Liman Derneği")
    expect(hand.page.locator("#names")).to_contain_text("NH")


def test_what_was_typed_is_discarded_for_what_stands_there(
    hand: Hand, open_context: Callable[[], BrowserContext]
) -> None:
    hand.sign_in(REVIEWED)
    hand.open_card("online")
    address = hand.page.url
    hand.fill("email", "verworfen@example.org")
    hand.page.goto("about:blank")
    write_meanwhile(open_context(), address, {"email": "steht@example.org"})

    hand.page.goto(address)
    hand.click("[data-kept] [data-discard]")
    expect(hand.page.locator("[name=email]")).to_have_value("steht@example.org")
    hand.fill("email", "neu@example.org")
    hand.send()

    expect(hand.page.locator(".message.success")).to_be_visible()


def write_meanwhile(
    context: BrowserContext, address: str, texts: dict[str, str], **chosen: str
) -> None:
    """On another device."""
    colleague = Hand(context.new_page())
    colleague.sign_in(REVIEWED)
    colleague.page.goto(address)
    for name, text in texts.items():
        colleague.fill(name, text)
    for name, value in chosen.items():
        colleague.page.select_option(f"[name={name}]", value)
    colleague.send()
    expect(colleague.page.locator(".message.success")).to_be_visible()
