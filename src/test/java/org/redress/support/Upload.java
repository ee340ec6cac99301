package org.redress.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.UUID;
import org.redress.order.OrderId;

/**
 * A photo that a buyer brings into the dispute about an order, under a key by which it can be sent
 * again.
 *
 * @param buyer the id of the buyer, who has the order
 */
public record Upload(UUID order, String buyer, String key, byte[] photo) {
    private static final String END = "\r\n--form--\r\n";
    private static final String START =
            "--form\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nphoto\r\n"
                    + "--form\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n";

    /** A photo of about so many bytes, unlike any other; one that tells a place needs a copy. */
    public static Upload of(UUID order, String buyer, int bytes, boolean tellsPlace) {
        String key = UUID.randomUUID().toString();
        byte[] about = tellsPlace ? SampleFiles.exif(1) : new byte[0];
        byte[] scan = SampleFiles.latin(key + "x".repeat(bytes));
        return new Upload(order, buyer, key, SampleFiles.jpeg(640, 480, about, scan));
    }

    public HttpRequest to(JarProcess service) {
        byte[] form = SampleFiles.join(START.getBytes(ISO_8859_1), photo, END.getBytes(ISO_8859_1));
        return HttpRequest.newBuilder(evidence(service))
                .header("Authorization", "Bearer " + TestTokens.token(buyer, "buyer"))
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=form")
                .POST(BodyPublishers.ofByteArray(form))
                .build();
    }

    /** Where the files of its dispute are listed. */
    public URI evidence(JarProcess service) {
        return service.uri("/v1/disputes/" + order + "-1/evidence");
    }

    public String sha256() {
        return sha256(photo);
    }

    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(OrderId.sha256(content));
    }
}
