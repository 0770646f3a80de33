"""Ed25519 signatures over a checkpoint, detached, as ``openssl pkeyutl -rawin`` makes and checks them."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key


def signature(content: bytes, private_key: str) -> bytes:
    """64 bytes. ``ValueError`` where the key is not an Ed25519 private key in PEM without a password."""
    try:
        key = load_pem_private_key(private_key.encode(), password=None)
    except (ValueError, TypeError):
        raise ValueError("AUDIT_SIGNING_KEY is not a private key in PEM without a password.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("AUDIT_SIGNING_KEY is not an Ed25519 key.")
    return key.sign(content)


def is_signed(content: bytes, signed: bytes, public_key: bytes) -> bool:
    """Whether ``signed`` is this key's signature over ``content``. ``ValueError`` for an unfit key."""
    try:
        key = load_pem_public_key(public_key)
    except ValueError:
        raise ValueError("The public key is not in PEM.") from None
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("The public key is not an Ed25519 key.")
    try:
        key.verify(signed, content)
    except InvalidSignature:
        return False
    return True
