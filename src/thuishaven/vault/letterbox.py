"""Letters that a device seals for one account and only the school opens.

The device knows the public half of a pair. For every letter it makes a pair of its own, and from both comes a key that
neither the device nor anybody who finds the letter there can make again: ECDH on P-256, HKDF-SHA-256, AES-256-GCM. These
three are in every browser (WebCrypto).
"""

from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .sealing import UnreadableError

_CURVE = ec.SECP256R1()
_PURPOSE = b"thuishaven letter"


@dataclass(frozen=True, slots=True)
class Letter:
    """A sealed letter: the public half of the pair made for it (65 bytes), a nonce (12 bytes), and what it holds."""

    sender: bytes
    nonce: bytes
    sealed: bytes


def make_pair() -> tuple[str, bytes]:
    """The private half as a hex number, to be sealed at once, and the public half as an uncompressed point."""
    private = ec.generate_private_key(_CURVE)
    return f"{private.private_numbers().private_value:x}", _point(private.public_key())


def open_letter(private: str, letter: Letter, context: str) -> str:
    """What stands in a letter that was sealed for the place ``context``. Raises UnreadableError."""
    own = ec.derive_private_key(int(private, 16), _CURVE)
    try:
        sender = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, letter.sender)
        cipher = AESGCM(_key(own, sender, letter.sender + _point(own.public_key())))
        return cipher.decrypt(letter.nonce, letter.sealed, context.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise UnreadableError("letter") from error


def seal_letter(public: bytes, text: str, context: str, nonce: bytes) -> Letter:
    """What a device does: seal ``text`` for whoever holds the other half of ``public``."""
    own = ec.generate_private_key(_CURVE)
    sender = _point(own.public_key())
    receiver = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
    sealed = AESGCM(_key(own, receiver, sender + public)).encrypt(nonce, text.encode(), context.encode())
    return Letter(sender, nonce, sealed)


def _key(own: ec.EllipticCurvePrivateKey, other: ec.EllipticCurvePublicKey, both: bytes) -> bytes:
    shared = own.exchange(ec.ECDH(), other)
    return HKDF(hashes.SHA256(), 32, salt=None, info=_PURPOSE + both).derive(shared)


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
