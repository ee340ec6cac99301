package org.redress.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** A request as bytes on a socket of its own, for what no HTTP client lets a test do. */
public record RawRequest(String method, String path, String headers, String body) {

    public static RawRequest get(String path, String token) {
        return new RawRequest("GET", path, authorization(token), "");
    }

    public static RawRequest post(String path, String token, String key, String json) {
        String headers =
                authorization(token)
                        + "Idempotency-Key: "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.getBytes(UTF_8).length
                        + "\r\n";
        return new RawRequest("POST", path, headers, json);
    }

    private static String authorization(String token) {
        return token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    public RawRequest with(String header, String value) {
        return new RawRequest(method, path, headers + header + ": " + value + "\r\n", body);
    }

    public byte[] bytes() {
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
        return (head + body).getBytes(UTF_8);
    }

    /** A new connection to a service; reads give up after a while. */
    public static Socket connect(URI service) {
        try {
            var socket = new Socket(service.getHost(), service.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is answered on a connection that is closed after it, head and body. */
    public String answer(URI service) {
        try (var socket = connect(service)) {
            socket.getOutputStream().write(with("Connection", "close").bytes());
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
