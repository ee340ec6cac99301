package org.redress.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.redress.platform.Problem;

/**
 * Text is UTF-8 from end to end, without a byte order mark and without NUL: a parser that guesses
 * another encoding, or mends a broken one, reads something else than whoever looked at the body
 * before it. Within the size that {@link JsonBodyLimit} lets pass.
 */
@Provider
@Priority(Priorities.USER + 10)
public class BodyEncoding implements ReaderInterceptor {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != byte[].class) {
            requireUtf8(context.getMediaType());
            byte[] body = context.getInputStream().readAllBytes();
            requirePlain(body, context.getMediaType());
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static void requireUtf8(MediaType type) {
        String charset =
                type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw Problem.of(415, "unsupported-charset", "Text is read as UTF-8 only.").exception();
        }
    }

    private static void requirePlain(byte[] body, MediaType type) {
        if (!isPlain(body)) {
            boolean json =
                    type != null
                            && type.getSubtype()
                                    .equals(MediaType.APPLICATION_JSON_TYPE.getSubtype());
            throw Problem.of(
                            400,
                            json ? "malformed-json" : "malformed-text",
                            "The body is not UTF-8 without byte order mark and NUL.")
                    .exception();
        }
    }

    private static boolean isPlain(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return text.isEmpty()
                    || text.charAt(0) != BYTE_ORDER_MARK && text.chars().noneMatch(c -> c == 0);
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
