"""What the pretend Feishu remembers. One person uses it at a time, so client profile, faults and clock are shared."""

from __future__ import annotations

from django.db import models

from cardstudio.db.fields import JsonTextField


class Persona(models.Model):
    """Somebody one can be signed in as. `available`: inside the app's availability range (else 333449)."""

    open_id = models.CharField(max_length=64, unique=True)
    union_id = models.CharField(max_length=64)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    email = models.CharField(max_length=120, blank=True)
    mobile = models.CharField(max_length=30, blank=True)
    tenant_key = models.CharField(max_length=64)
    tenant_name = models.CharField(max_length=80)
    available = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]

    @property
    def user_id(self) -> str:
        """The tenant's own id of the person."""
        return self.open_id.removeprefix("ou_")


class World(models.Model):
    """The one row of everything that is set: clock, client, faults, who is signed in, the app's registration.

    `profile`, `faults` and `app` hold only what differs from the defaults (`profiles`, `faults`, `registration`).
    """

    generation = models.PositiveIntegerField(default=1)  # rises with every reset, so that open windows start afresh
    offset_ms = models.BigIntegerField(default=0)
    profile = JsonTextField(default=dict)
    faults = JsonTextField(default=dict)
    app = JsonTextField(default=dict)
    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="+")


class Chat(models.Model):
    class Kind(models.TextChoices):
        GROUP = "group"
        PERSON = "person"  # between its members; with one member, the chat with oneself
        BOT = "bot"

    open_chat_id = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=120, blank=True)  # empty for people's chats: the other one's name
    name_en = models.CharField(max_length=120, blank=True)
    external = models.BooleanField(default=False)
    people = models.PositiveIntegerField(default=2)
    has_app = models.BooleanField(default=False)  # the app's bot is in it, so the app's own token may speak of it
    members = models.ManyToManyField(Persona, related_name="chats")

    class Meta:
        ordering = ["id"]


class Message(models.Model):
    """`sender` null: a bot, our app's own with `by_app`. `text_en` is for samples only.

    `app_name` says which web app or bot sent it. `change` rises with every update or recall of any message, so that
    windows ask for what changed only; `updated_ms` is 0 until there is an update.
    """

    class Kind(models.TextChoices):
        TEXT = "text"
        CARD = "card"

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="messages")
    open_message_id = models.CharField(max_length=64, unique=True)
    sender = models.ForeignKey(Persona, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    text = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    card_content = JsonTextField(null=True)
    size = models.PositiveIntegerField(default=0)
    app_name = models.CharField(max_length=80, blank=True)
    by_app = models.BooleanField(default=False)
    uuid = models.CharField(max_length=50, blank=True)  # im/v1's idempotency key
    sent_ms = models.BigIntegerField()
    updated_ms = models.BigIntegerField(default=0)
    recalled = models.BooleanField(default=False)
    change = models.PositiveIntegerField(default=0)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="replies")
    root = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="+")
    thread = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]


class Grant(models.Model):
    """Anything the open platform hands out that runs out: tokens, tickets, codes."""

    class Kind(models.TextChoices):
        TENANT = "tenant"
        TICKET = "ticket"
        USER = "user"
        CODE = "code"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    value = models.CharField(max_length=4096, unique=True)
    issued_ms = models.BigIntegerField()
    expires_ms = models.BigIntegerField()
    used = models.BooleanField(default=False)
    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, null=True, related_name="+")
    details = JsonTextField(default=dict)  # of codes: scope, redirect_uri, challenge, method

    class Meta:
        indexes = [models.Index(fields=["kind", "-issued_ms"])]


class UsedSignature(models.Model):
    """A signature verifies once within its ten minutes (h5-jssdk §0.6)."""

    value = models.CharField(max_length=64, unique=True)
    used_ms = models.BigIntegerField()


class Trigger(models.Model):
    """A code of the chat's "+" menu (h5-jssdk §3.8)."""

    code = models.CharField(max_length=64, unique=True)
    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="+")


class Call(models.Model):
    """One line of the log: which API, what came of it."""

    class Level(models.TextChoices):
        OK = "ok"
        WARN = "warn"
        BAD = "bad"
        PLAIN = "plain"

    at_ms = models.BigIntegerField()
    name = models.CharField(max_length=80)
    outcome = models.CharField(max_length=200)
    level = models.CharField(max_length=5, choices=Level.choices, default=Level.PLAIN)

    class Meta:
        ordering = ["id"]


class Count(models.Model):
    """How often something was asked for since the last reset; clearing the log leaves it."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.PositiveIntegerField(default=0)
