package org.redress.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.redress.kernel.TextRef;
import org.redress.order.OrderId;
import org.redress.order.Work.Personal;
import org.redress.platform.Randomness;

/**
 * Names, addresses and free text on their way into the erasable table; events get only a reference
 * (rule 10).
 */
@ApplicationScoped
class Papers {

    private final ObjectMapper json;
    private final Randomness randomness;

    Papers(ObjectMapper json, Randomness randomness) {
        this.json = json;
        this.randomness = randomness;
    }

    /** A row of the given kind with {@code content} as JSON. */
    Personal paper(String kind, Object content) {
        return new Personal(randomness.id(), kind, randomness.salt(), write(content));
    }

    Personal text(String text) {
        return paper("text", Map.of("text", text));
    }

    /** What an event may hold of it. */
    static TextRef refOf(Personal paper) {
        byte[] digest = OrderId.sha256(paper.salt(), paper.body().getBytes(StandardCharsets.UTF_8));
        return new TextRef(paper.ref(), HexFormat.of().formatHex(digest));
    }

    /** A row whose body is exactly {@code body}. */
    Personal raw(String kind, String body) {
        return new Personal(randomness.id(), kind, randomness.salt(), body);
    }

    String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> titles(String body) {
        try {
            return body == null ? Map.of() : json.readValue(body, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
