"""A security key made of software: it answers what a browser would answer for a real one."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

RP_ID, ORIGIN = "testserver", "https://testserver"
PRESENT_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


@dataclass
class SoftwareKey:
    user_handle: str = ""
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: dict[str, Any]) -> str:
        """The answer to `navigator.credentials.create`."""
        self.user_handle = options["publicKey"]["user"]["id"]
        client = self._client_data(CollectedClientData.TYPE.CREATE, options)
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid(bytes(16)), self.credential_id, public)
        flags = PRESENT_AND_VERIFIED | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(sha256(RP_ID.encode()), flags, 0, credential)
        attestation = AttestationObject.create("none", data, {})
        return self._answer(client, attestationObject=websafe_encode(attestation))

    def get(self, options: dict[str, Any]) -> str:
        """The answer to `navigator.credentials.get`."""
        client = self._client_data(CollectedClientData.TYPE.GET, options)
        data = AuthenticatorData.create(sha256(RP_ID.encode()), PRESENT_AND_VERIFIED, 1)
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer(
            client,
            authenticatorData=websafe_encode(data),
            signature=websafe_encode(signature),
            userHandle=self.user_handle,
        )

    def _client_data(self, kind: str, options: dict[str, Any]) -> CollectedClientData:
        return CollectedClientData.create(kind, options["publicKey"]["challenge"], ORIGIN)

    def _answer(self, client: CollectedClientData, **response: str) -> str:
        name = websafe_encode(self.credential_id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "clientExtensionResults": {"credProps": {"rk": True}},
                "response": {"clientDataJSON": client.b64, **response},
            }
        )
