"""A device with a passkey, as the browser would ask it: makes a key and answers challenges."""

import json
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

HOST = "testserver"
FLAG = AuthenticatorData.FLAG


class Device:
    """``verifies``: whether it asks its owner for a fingerprint or PIN."""

    def __init__(self, *, verifies: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = b"credential-" + id(self).to_bytes(8, "big")
        self.flags = FLAG.UP | (FLAG.UV if verifies else FLAG(0))

    def make(self, challenge: str, *, origin: str = f"https://{HOST}") -> str:
        """A new passkey, as the form sends it."""
        told = CollectedClientData.create("webauthn.create", challenge, origin)
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(bytes(16), self.name, public)
        data = AuthenticatorData.create(sha256(HOST.encode()), self.flags | FLAG.AT, 0, credential)
        made = AttestationObject.create("none", data, {})
        return self._sent(clientDataJSON=websafe_encode(told), attestationObject=websafe_encode(made))

    def answer(self, challenge: str, *, origin: str = f"https://{HOST}", person: bytes = b"") -> str:
        """The answer to a challenge, as the form sends it."""
        told = CollectedClientData.create("webauthn.get", challenge, origin)
        data = AuthenticatorData.create(sha256(HOST.encode()), self.flags, 1)
        signed = self.key.sign(data + told.hash, ec.ECDSA(hashes.SHA256()))
        return self._sent(
            clientDataJSON=websafe_encode(told), authenticatorData=websafe_encode(data),
            signature=websafe_encode(signed), userHandle=websafe_encode(person),
        )  # fmt: skip

    def _sent(self, **response: Any) -> str:
        name = websafe_encode(self.name)
        whole = {"id": name, "rawId": name, "type": "public-key", "clientExtensionResults": {}, "response": response}
        return json.dumps(whole)
