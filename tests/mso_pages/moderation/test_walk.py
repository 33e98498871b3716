"""However members, reviewers and staff take turns: live is exactly what was accepted."""

import datetime as dt
import random
import uuid

import pytest
from django.utils import timezone

from headless.field_publishing import content_of, with_values
from mso_pages.models import Membership, MSOProfilePage, Submission
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.selectors import TO_REVIEW, proposed, to_review
from mso_pages.moderation.services import Conflict, submit, undo
from tests.factories.locales import translate
from tests.factories.members import member_of, staff, trust
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.terms import TopicFactory

pytestmark = pytest.mark.django_db

State = Submission.State
STEPS = 80
# Different on purpose: two go live at once, the others never do; offers are rows with words of
# their own in each language, topics are keys.
TEXTS = ("phone", "self_description", "short_name", "street")
FIELDS = (*TEXTS, "offers", "topics")
AT_ONCE = {"phone", "offers"}
# What is the same in every language.
FACTS = ("phone", "short_name", "street", "topics")


def said(name, value):
    """A value as the walk keeps it: of offers the title by key, of topics the keys."""
    if name == "offers":
        return {row["translation_key"]: row["title"] for row in value}
    return tuple(sorted(value)) if name == "topics" else str(value)


def values_of(page):
    content = content_of(page)
    return {name: said(name, content[name]) for name in FIELDS}


def on_top(before, value, now):
    """What a change from one value to another makes of a third: offers one by one."""
    if not isinstance(now, dict) or before == now:
        return value
    made = dict(now)
    for key in {*before, *value}:
        if before.get(key) == value.get(key):
            continue
        if key not in value:
            made.pop(key, None)
        elif key in now or key not in before:
            made[key] = now[key] if key in now and key not in before else value[key]
    return made


def without(reviewed, value, now):
    """What stands there once a change is taken back."""
    back = on_top(value, reviewed, now)
    # What somebody else wrote over it stays.
    return back if now == value or back != reviewed else now


def newest(name):
    """The number of the last change of a field."""
    return Submission.objects.filter(field=name).order_by("pk").last().pk


class Walk:
    """A profile, and beside it what ought to stand in it by now.

    Attributes:
        live: field to the accepted value.
        draft, plan: the same of the draft of staff and of what is planned, None where there is
            none.
        waiting: field to the value that waits, and to the one that it was made from.
        words: what the translation says itself.
        sent: every text that a member ever sent.
    """

    def __init__(self, seed, root):
        self.random = random.Random(seed)  # noqa: S311 - to be walked again
        self.pool = [TopicFactory().pk for _number in range(4)]
        self.page = MSOProfilePageFactory(
            phone="+49231100000", offers=[OfferFactory(), OfferFactory()]
        )
        self.translation = translate(self.page, "tr", self_description="Biz.")
        self.offer_titles = {
            str(offer.translation_key): f"tr {offer.title}"
            for offer in self.translation.offers.all()
        }
        for offer in self.translation.offers.all():
            offer.title = self.offer_titles[str(offer.translation_key)]
            offer.save()
        self.members = [member_of(self.page, "amina"), member_of(self.page, "bilal")]
        self.chiefs = [staff(root, "chefin"), staff(root, "chef")]
        key = self.page.translation_key
        Membership.objects.create(organisation=key, user=self.chiefs[1])
        self.is_trusted = False
        self.live = values_of(self.row())
        (self.template, *_more) = content_of(self.row())["offers"]
        self.draft = self.plan = None
        self.waiting = {}
        # Of what went live at once and nobody looked at: field to the value before, and to its own.
        self.unread = {}
        # Number of a change that went live to what had stood there.
        self.stood = {}
        self.sent = set()
        self.counter = 0

    def row(self):
        return MSOProfilePage.objects.get(pk=self.page.pk)

    def new_value(self, name, page):
        """Another value of a field as in the content of a page, made from what stands there."""
        self.counter += 1
        now = content_of(page)[name]
        if name == "topics":
            others = [[pk] for pk in self.pool] + [self.pool[:2], self.pool[1:]]
            return self.random.choice([item for item in others if sorted(item) != sorted(now)])
        if name == "phone":
            return f"+49231{self.counter + 200000}"
        if name != "offers":
            return f"{name} {self.counter}"
        act = self.random.choice(["add", "retitle", "remove"]) if now else "add"
        title = f"Angebot {self.counter} neu"
        if act == "add":
            new = {
                **self.template,
                "pk": None,
                "translation_key": str(uuid.UUID(int=self.random.getrandbits(128))),
            }
            return [*now, {**new, "title": title}]
        place = self.random.randrange(len(now))
        changed = [{**now[place], "title": title}] if act == "retitle" else []
        return [*now[:place], *changed, *now[place + 1 :]]

    def put_live(self, name, value):
        for beside in (self.draft, self.plan):
            if beside and beside[name] == self.live[name]:
                beside[name] = value
        self.live[name] = value

    def standing(self, name):
        if name not in self.waiting:
            return self.live[name]
        value, before = self.waiting[name]
        return on_top(before, value, self.live[name])

    # Steps ------------------------------------------------------------------

    def edit(self):
        names = self.random.sample(FIELDS, self.random.randint(1, 2))
        page = proposed(self.page)
        assert {name: said(name, content_of(page)[name]) for name in FIELDS} == {
            name: self.standing(name) for name in FIELDS
        }
        values = {name: self.new_value(name, page) for name in names}
        author = self.random.choice([*self.members, self.chiefs[1]])
        submit(self.page, values, author, self.page.translation_key)
        for name, value in values.items():
            if name in TEXTS:
                self.sent.add(value)
            self.note_change(name, said(name, value))

    def note_change(self, name, value):
        if value == self.standing(name):
            return
        self.waiting.pop(name, None)
        if value == self.live[name]:
            return
        if name in AT_ONCE and self.is_trusted:
            self.stood[newest(name)] = self.live[name]
            # Of several in a row the first is not passed over, what staff wrote in between neither.
            earlier = self.unread.pop(name, None)
            reviewed = without(*earlier, self.live[name]) if earlier else self.live[name]
            if reviewed != value:
                self.unread[name] = reviewed, value
            self.put_live(name, value)
        else:
            self.waiting[name] = value, self.live[name]

    def review(self):
        reviewer = self.random.choice(self.chiefs)
        decisions, expected = [], []
        for item in to_review(reviewer):
            verdict = self.random.choice(["accept", "reject", None])
            if verdict:
                decisions.append(Decision(item.pk, verdict == "accept", "Darum."))
            if verdict and reviewer not in item.written_by.all():
                expected.append((item, verdict))
        decide(decisions, reviewer)
        for item, verdict in expected:
            self.note_verdict(item, verdict, self.live[item.field])

    def note_verdict(self, item, verdict, now):
        name = item.field
        if not item.went_live_at_once:
            value, before = self.waiting.pop(name)
            if verdict == "accept":
                self.stood[item.pk] = now
                self.put_live(name, on_top(before, value, now))
            return
        reviewed = self.unread.pop(name)
        if verdict == "reject":
            self.put_live(name, without(*reviewed, now))

    def take_back(self):
        changes = list(Submission.objects.filter(page=self.page.pk).order_by("pk"))
        if not changes:
            return
        item = self.random.choice(changes)
        state = item.state
        together = [one for one in changes if (one.bundle, one.state) == (item.bundle, state)]
        is_live = all(self.live[one.field] == said(one.field, one.value) for one in together)
        try:
            undo(item, self.members[0])
        except Conflict:
            assert state != State.WAITING
            assert not (is_live and state == State.ACCEPTED)
            return
        for one in together:
            if state == State.WAITING:
                self.waiting.pop(one.field)
            else:
                self.note_change(one.field, self.stood[one.pk])

    def write_draft(self, **more):
        latest = self.row().get_latest_revision_as_object()
        name = self.random.choice(FIELDS)
        value = self.new_value(name, latest)
        changed = with_values(latest, {name: value, "go_live_at": None, **more})
        self.draft = {**(self.draft or self.live), name: said(name, value)}
        return changed.save_revision(clean=False)

    def plan_draft(self):
        moment = timezone.now() + dt.timedelta(days=30)
        self.write_draft(go_live_at=moment.isoformat()).publish()
        self.plan = dict(self.draft)

    def publish(self):
        latest = self.row().get_latest_revision_as_object()
        latest.go_live_at = None
        latest.save_revision(clean=False).publish()
        self.live, self.draft, self.plan = self.draft or self.live, None, None

    def change_trust(self):
        self.is_trusted = not self.is_trusted
        trust(self.page, 2 if self.is_trusted else 0)

    # What must hold -------------------------------------------------------------

    def check(self, read):
        row = self.row()
        assert values_of(row) == self.live
        assert values_of(row.get_latest_revision_as_object()) == (self.draft or self.live)
        planned = row.revisions.filter(approved_go_live_at__isnull=False)
        assert [values_of(item.as_object()) for item in planned] == (
            [self.plan] if self.plan else []
        )
        found = Submission.objects.filter(page=row.pk, state=State.WAITING)
        waiting = {item.field: said(item.field, item.value) for item in found}
        assert waiting == {name: value for name, (value, _before) in self.waiting.items()}
        unread = Submission.objects.filter(TO_REVIEW, page=row.pk, state=State.ACCEPTED)
        assert {item.field: said(item.field, item.reviewed) for item in unread} == {
            name: reviewed for name, (reviewed, _value) in self.unread.items()
        }
        self.check_translation()
        public = str(read(f"msos/{row.translation_key}/"))
        assert not [text for text in self.hidden() if f"'{text}'" in public]
        kept = [item.value for item in Submission.objects.filter(page=row.pk)]
        assert self.sent <= {value for value in kept if isinstance(value, str)}

    def check_translation(self):
        """Its words stay, its facts follow; of its offers go those that are gone."""
        translation = MSOProfilePage.objects.get(pk=self.translation.pk)
        values = values_of(translation)
        assert values["self_description"] == "Biz."
        assert {name: values[name] for name in FACTS} == {name: self.live[name] for name in FACTS}
        for key in {*self.offer_titles} - {*self.live["offers"]}:
            del self.offer_titles[key]
        assert values["offers"] == self.offer_titles

    def hidden(self):
        """What waits, and what is only in a draft or planned."""
        waiting = [{name: value for name, (value, _before) in self.waiting.items()}]
        return texts(*waiting, self.draft or {}, self.plan or {}) - texts(self.live)


def texts(*values):
    found = set()
    for fields in values:
        found |= {fields[name] for name in TEXTS if name in fields}
        found |= {*fields.get("offers", {}).values()}
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_live_is_exactly_what_was_accepted(site_tree, read, seed):
    walk = Walk(seed, site_tree.root)
    steps = [walk.edit] * 4 + [walk.review] * 3 + [walk.write_draft] * 2
    steps += [walk.plan_draft, walk.publish, walk.change_trust, walk.take_back]
    for _step in range(STEPS):
        walk.random.choice(steps)()
        walk.check(read)
    # It went through something.
    assert Submission.objects.filter(state=State.REJECTED).exists()
    assert Submission.objects.filter(went_live_at_once=True).exists()
