package org.redress.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** JSON from outside is read strictly: nothing is guessed, converted, cut or ignored. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_NUMBER = 30;
    private static final int MAX_NAME = 200;

    /** Last, for the reader that was registered last is the one that reads. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation")
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxNumberLength(MAX_NUMBER)
                                .maxNameLength(MAX_NAME)
                                .build());
        mapper.getFactory()
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
        mapper.configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
        mapper.configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);
        mapper.configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true);
        mapper.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false);
        mapper.configure(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, false);
        mapper.registerModule(
                new SimpleModule()
                        .addDeserializer(String.class, new CleanText())
                        .addDeserializer(
                                Instant.class, new TimeAsText<>(Instant.class, Instant::parse))
                        .addDeserializer(
                                Duration.class, new TimeAsText<>(Duration.class, Duration::parse)));
    }

    /**
     * Instants and durations as ISO 8601 text; a number could be seconds or milliseconds, since
     * whenever.
     */
    private static final class TimeAsText<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> parsed;

        TimeAsText(Class<T> type, Function<String, T> parsed) {
            super(type);
            this.parsed = parsed;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return parsed.apply(parser.getText());
            } catch (DateTimeException | ArithmeticException e) {
                return (T)
                        context.handleWeirdStringValue(
                                handledType(), parser.getText(), "not ISO 8601");
            }
        }
    }

    /**
     * Text that the database and mail headers can hold: no control characters but line ends and
     * tabs, no lone surrogates.
     */
    private static final class CleanText extends StdScalarDeserializer<String> {
        CleanText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            for (int i = 0; i < text.length(); i++) {
                if (isBad(text, i)) {
                    context.reportInputMismatch(
                            this, "text has a character that is not allowed at %d", i);
                }
            }
            return text;
        }

        private static boolean isBad(String text, int i) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
            }
            if (Character.isLowSurrogate(c)) {
                return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
            }
            return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
        }
    }
}
