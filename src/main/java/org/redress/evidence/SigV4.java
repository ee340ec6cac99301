package org.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests to S3 as AWS Signature Version 4 says, for paths without a query. */
record SigV4(String region, String accessKey, String secretKey) {

    /** The SHA-256 of nothing. */
    static final String NO_BODY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE = 8;

    /** The headers to add; the host's is the client's own. */
    Map<String, String> headers(String method, URI target, String sha256, Instant now) {
        String time = TIME.format(now);
        String scope = time.substring(0, DATE) + "/" + region + "/s3/aws4_request";
        String request =
                String.join(
                        "\n",
                        method,
                        target.getRawPath(),
                        "",
                        "host:" + host(target),
                        "x-amz-content-sha256:" + sha256,
                        "x-amz-date:" + time,
                        "",
                        SIGNED,
                        sha256);
        String text = String.join("\n", ALGORITHM, time, scope, hash(request));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amz-content-sha256", sha256);
        headers.put("x-amz-date", time);
        headers.put(
                "Authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(ALGORITHM, accessKey, scope, SIGNED, signature(time, text)));
        return headers;
    }

    private String signature(String time, String text) {
        byte[] day = mac(("AWS4" + secretKey).getBytes(UTF_8), time.substring(0, DATE));
        byte[] key = mac(mac(mac(day, region), "s3"), "aws4_request");
        return HexFormat.of().formatHex(mac(key, text));
    }

    private static String host(URI target) {
        boolean usual =
                target.getPort() == -1
                        || target.getPort() == ("https".equals(target.getScheme()) ? 443 : 80);
        return usual ? target.getHost() : target.getHost() + ":" + target.getPort();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SigV4[" + region + ", " + accessKey + "]";
    }
}
