package org.redress.order;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.redress.dispute.DisputeStatus;
import org.redress.kernel.TextRef;

/**
 * The state of an order as the row keeps it: JSON without names, each record an array of its
 * components in their order, instants as microseconds since 1970. Small enough never to be moved
 * out of the row, and read by every sweep. It can be made anew from the events at any time; what
 * the places mean is fixed by {@link OrderJson#FORMAT}.
 */
final class StateJson {

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writerFor(ProtectedOrder.class);
    private static final ObjectReader READER = MAPPER.readerFor(ProtectedOrder.class);

    /**
     * A newer format only adds places at the end of a record; an older row has none there. Format 2
     * added the chargeback, the payments that arrived or failed, and when it changed last; format 3
     * the references of earlier chargebacks and what was granted as corrections.
     */
    private static final ObjectReader OLDER =
            READER.without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private StateJson() {}

    static String write(ProtectedOrder order) {
        try {
            return WRITER.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state cannot be written", e);
        }
    }

    static ProtectedOrder read(String state, short format) {
        try {
            return (format < OrderJson.FORMAT ? OLDER : READER).readValue(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** The places that a newer format added are empty in an older row. */
    static ProtectedOrder asKnownTo(short format, ProtectedOrder order) {
        var known = order;
        if (format < 3) {
            known =
                    known.with(Chargeback.withoutEarlier(known.chargeback()))
                            .with(known.funds().withoutCorrections());
        }
        if (format < 2) {
            known =
                    new ProtectedOrder(
                            known.version(),
                            known.purchase(),
                            known.lines(),
                            known.disputes(),
                            known.file(),
                            known.funds().onlyInFlight(),
                            null,
                            null);
        }
        return known;
    }

    private static ObjectMapper mapper() {
        var scalars = new SimpleModule();
        scalars.addSerializer(Instant.class, new Micros.Writer<>(Instant.class, Micros::of));
        scalars.addDeserializer(Instant.class, new Micros.Reader<>(Instant.class, Micros::instant));
        scalars.addSerializer(Duration.class, new Micros.Writer<>(Duration.class, Micros::of));
        scalars.addDeserializer(
                Duration.class, new Micros.Reader<>(Duration.class, Micros::duration));
        scalars.addSerializer(TextRef.class, new RefWriter());
        scalars.addDeserializer(TextRef.class, new RefReader());
        var mapper =
                JsonMapper.builder()
                        .addModule(scalars)
                        .addModule(new BlackbirdModule())
                        .annotationIntrospector(new RecordsAsArrays())
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .visibility(PropertyAccessor.ALL, Visibility.NONE)
                        .visibility(PropertyAccessor.GETTER, Visibility.ANY)
                        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                        .build();
        OrderJson.named(mapper, LineStatus.class, Typed.class);
        OrderJson.named(mapper, DisputeStatus.class, Typed.class);
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
    private interface Typed {}

    private static final class RecordsAsArrays extends JacksonAnnotationIntrospector {
        @Override
        public JsonFormat.Value findFormat(Annotated annotated) {
            return annotated.getRawType().isRecord()
                    ? JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)
                    : super.findFormat(annotated);
        }
    }

    /** Instants and durations as the database keeps them; a finer one would be a bug. */
    private static final class Micros {
        static long of(Instant instant) {
            return exactly(Duration.between(Instant.EPOCH, instant));
        }

        static long of(Duration duration) {
            return exactly(duration);
        }

        private static long exactly(Duration duration) {
            if (duration.getNano() % 1000 != 0) {
                throw new IllegalStateException("finer than a microsecond: " + duration);
            }
            return Math.addExact(
                    Math.multiplyExact(duration.getSeconds(), 1_000_000L),
                    duration.getNano() / 1000);
        }

        static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }

        static Duration duration(long micros) {
            return Duration.of(micros, ChronoUnit.MICROS);
        }

        private static final class Writer<T> extends StdScalarSerializer<T> {
            private final java.util.function.ToLongFunction<T> micros;

            Writer(Class<T> type, java.util.function.ToLongFunction<T> micros) {
                super(type);
                this.micros = micros;
            }

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                    throws IOException {
                out.writeNumber(micros.applyAsLong(value));
            }
        }

        private static final class Reader<T> extends StdScalarDeserializer<T> {
            private final transient java.util.function.LongFunction<T> value;

            Reader(Class<T> type, java.util.function.LongFunction<T> value) {
                super(type);
                this.value = value;
            }

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return value.apply(in.getLongValue());
            }
        }
    }

    /** The id and the digest as one word of 64 letters. */
    private static final class RefWriter extends StdScalarSerializer<TextRef> {
        RefWriter() {
            super(TextRef.class);
        }

        @Override
        public void serialize(TextRef ref, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            var bytes = ByteBuffer.allocate(48);
            bytes.putLong(ref.id().getMostSignificantBits());
            bytes.putLong(ref.id().getLeastSignificantBits());
            bytes.put(HexFormat.of().parseHex(ref.digest()));
            out.writeString(Base64.getUrlEncoder().encodeToString(bytes.array()));
        }
    }

    private static final class RefReader extends StdScalarDeserializer<TextRef> {
        RefReader() {
            super(TextRef.class);
        }

        @Override
        public TextRef deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            byte[] bytes = Base64.getUrlDecoder().decode(in.getText());
            var numbers = ByteBuffer.wrap(bytes);
            var id = new UUID(numbers.getLong(), numbers.getLong());
            return new TextRef(id, HexFormat.of().formatHex(bytes, 16, 48));
        }
    }
}
