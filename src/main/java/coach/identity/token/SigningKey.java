package coach.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.impl.HMAC;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/// One secret, ready to sign and to verify, by HMAC with SHA-256 and nothing else.
///
/// Its id follows from the secret, so that nodes agree on it without being told. Thread-safe: what
/// it holds is immutable.
final class SigningKey {
  static final String ALGORITHM = "HS256";
  static final String TYPE = "at+jwt";

  private static final String HMAC_SHA_256 = "HmacSHA256";
  private static final int SHORTEST = 32;
  private static final int ID_BYTES = 9;

  private final String id;
  private final boolean strong;
  private final JWSHeader header;
  private final JWSSigner signer;
  private final JWSVerifier verifier;

  private SigningKey(byte[] secret) throws JOSEException {
    // Zeros behind the secret are what HMAC itself adds: the key stays the same, and the library
    // takes it also when it is as short as development allows.
    byte[] padded = Arrays.copyOf(secret, Math.max(secret.length, SHORTEST));
    this.id = idOf(padded);
    this.strong = secret.length >= SHORTEST;
    this.header =
        new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(TYPE)).keyID(id).build();
    this.signer = new MACSigner(padded);
    this.verifier = new MACVerifier(padded);
  }

  static SigningKey of(String secret) {
    try {
      return new SigningKey(secret.getBytes(StandardCharsets.UTF_8));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has " + HMAC_SHA_256, e);
    }
  }

  /// The `kid` of its tokens.
  String id() {
    return id;
  }

  /// Whether it is as long as SEC-004 requires.
  boolean strong() {
    return strong;
  }

  String sign(JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How long it takes tells nothing about the right signature.
  boolean signed(byte[] input, String signature) {
    try {
      return verifier.verify(header, input, new Base64URL(signature));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String idOf(byte[] secret) throws JOSEException {
    byte[] input = "kid".getBytes(StandardCharsets.UTF_8);
    byte[] mac = HMAC.compute(new SecretKeySpec(secret, HMAC_SHA_256), input, null);
    return Base64URL.encode(Arrays.copyOf(mac, ID_BYTES)).toString();
  }
}
