package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** Words to begin a message with. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MessageTemplatesTest {

    @Test
    @Tag("M11")
    void there_are_words_for_the_three_common_cases() {
        List<Map<String, String>> templates =
                new Person("buyer-of-words", "buyer")
                        .gets("/v1/message-templates")
                        .accepted()
                        .response()
                        .jsonPath()
                        .getList("");

        assertTrue(templates.size() >= 3, templates::toString);
        templates.forEach(template -> assertFalse(template.get("text").isBlank()));
    }
}
