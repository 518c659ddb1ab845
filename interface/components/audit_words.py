"""What was done, in words: one sentence for each kind of event of the audit trail."""

from __future__ import annotations

SENTENCES = {
    "signed in": "Signed in",
    "refused sign-in": "A wrong password was given for {subject}, {detail}",
    "added account": "Added the account {subject} ({detail})",
    "added first accounts": "Added the first accounts: {subject}",
    "disabled account": "Disabled the account {subject}",
    "reset password": "Gave {subject} a new password",
    "ended sessions": "Signed {subject} out everywhere",
    "loaded": "Loaded {subject}: {detail}",
    "raised question": "Asked about {subject}: {detail}",
    "closed question": "Closed a question about {subject}: {detail}",
    "commented": "Commented on {subject}: {detail}",
    "recorded action": "Recorded what is being done about {subject}: {detail}",
    "noted action as done": "Noted as done, about {subject}: {detail}",
    "recorded gap": "Recorded that a figure of {subject} is missing: {detail}",
    "marked as read": "Marked as read: {subject}",
    "marked as unread": "Marked as unread: {subject}",
    "removed the sample": "Took the sample out of the store: {detail}",
}


def say_event(action: str, subject: str, detail: str | None) -> str:
    """An event as a sentence; one without a sentence of its own names its parts."""
    sentence = SENTENCES.get(action)
    if sentence is None:
        told = f"{action[:1].upper()}{action[1:]}: {subject}"
        return f"{told} ({detail})" if detail else told
    return sentence.format(subject=subject, detail=detail or "").rstrip(": ").replace(" ()", "")
