package org.redress.order;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import java.util.List;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus;
import org.redress.kernel.Occurrence;

/**
 * State and events as JSON text, read strictly. {@link #FORMAT} is written beside both; a replica
 * leaves rows of a newer format alone (rule 12). The pure types know nothing of this.
 */
public final class OrderJson {

    /** The newest format this release reads and the one it writes. */
    public static final short FORMAT = 3;

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectWriter EVENT_WRITER = MAPPER.writerFor(new EventType());
    private static final ObjectReader EVENT_READER = MAPPER.readerFor(new EventType());

    private static final ClassValue<String> NAMES =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    return kebab(type);
                }
            };

    private OrderJson() {}

    /** The name an event goes by, for example {@code lines-settled} or {@code dispute.opened}. */
    public static String type(OrderEvent event) {
        return event instanceof OrderEvent.InDispute(var number, var inside)
                ? "dispute." + NAMES.get(inside.getClass())
                : NAMES.get(event.getClass());
    }

    public static String event(Occurrence<OrderEvent> occurrence) {
        return write(EVENT_WRITER, occurrence);
    }

    public static Occurrence<OrderEvent> event(String body) {
        return read(EVENT_READER, body);
    }

    public static String state(ProtectedOrder order) {
        return StateJson.write(order);
    }

    /** A state of this release's own format. */
    static ProtectedOrder state(String state) {
        return state(state, FORMAT);
    }

    /** A state of this format or an older one. */
    public static ProtectedOrder state(String state, short format) {
        return StateJson.read(state, format);
    }

    /** What a row of this format or an older one knows of an order: not what was added later. */
    public static ProtectedOrder asKnownTo(short format, ProtectedOrder order) {
        return StateJson.asKnownTo(format, order);
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + value.getClass(), e);
        }
    }

    private static <T> T read(ObjectReader reader, String body) {
        try {
            return reader.readValue(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper mapper() {
        var mapper =
                JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .addModule(new BlackbirdModule())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .serializationInclusion(Include.NON_NULL)
                        .visibility(PropertyAccessor.ALL, Visibility.NONE)
                        .visibility(PropertyAccessor.GETTER, Visibility.ANY)
                        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                        .build();
        List.of(OrderEvent.class, DisputeEvent.class, LineStatus.class, DisputeStatus.class)
                .forEach(sealed -> named(mapper, sealed, Typed.class));
        return mapper;
    }

    /** Each kind of a sealed type goes by its name, put where {@code typed} says. */
    static void named(ObjectMapper mapper, Class<?> sealed, Class<?> typed) {
        mapper.addMixIn(sealed, typed);
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(kind, kebab(kind)));
        }
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    private static final class EventType extends TypeReference<Occurrence<OrderEvent>> {}
}
