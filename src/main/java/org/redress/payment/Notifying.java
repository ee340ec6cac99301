package org.redress.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider that tells by itself, over HTTP and signed. */
public interface Notifying {

    /** The name of the provider, as in its address here. */
    String provider();

    /** The header that carries the signature. */
    String signatureHeader();

    /** Whether a secret of ours signed these very bytes, be it now or long ago. */
    boolean isSigned(String signature, byte[] body);

    /**
     * What is told; empty where the signature over these very bytes is missing, wrong or too old.
     * What is genuine and about nothing that concerns us is an empty list.
     */
    Optional<List<Notification>> read(String signature, byte[] body, Instant now);
}
