package org.redress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.Source;

/**
 * What of our libraries is broken in the versions that can be had, and is therefore not used;
 * {@code security/advisories.json} says why, and points here (FS15).
 */
@AnalyzeClasses(packages = "org.redress", importOptions = DoNotIncludeTests.class)
@Tag("FS15")
class UnusedFeaturesTest {
    private static final List<Source> CONFIGURATION =
            Source.under("src/main/resources", "application.*\\.(properties|ya?ml)");
    private static final List<Source> CODE = Source.under("src/main/java", ".+\\.java");

    @ArchTest
    static final ArchRule what_a_caller_may_see_is_no_matter_of_annotations =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            JsonIgnore.class,
                            JsonIgnoreProperties.class,
                            JsonView.class,
                            JsonUnwrapped.class,
                            PolymorphicTypeValidator.class);

    @ArchTest
    static final ArchRule no_file_is_served_by_a_static_handler =
            noClasses().should().dependOnClassesThat().areAssignableTo(StaticHandler.class);

    @ArchTest
    static final ArchRule no_client_keeps_cookies =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(".*\\.(WebClientSession|CookieStore|CookieManager)");

    /** Types are told apart by names that are listed, never by a class that the text names. */
    @Test
    void no_text_chooses_a_class() {
        none(CODE, "JsonTypeInfo\\.Id\\.(?!NAME)|activateDefaultTyping|enableDefaultTyping");
    }

    @Test
    void no_access_is_decided_by_a_path() {
        none(CONFIGURATION, "^(%\\w+\\.)?quarkus\\.http\\.auth\\.(permission|policy)\\b");
        none(CONFIGURATION, "tenant-paths");
    }

    @Test
    void no_client_follows_a_redirect() {
        none(
                CODE,
                "ollowRedirects\\((?!false|HttpClient\\.Redirect\\.NEVER)|Redirect\\.(ALWAYS|NORMAL)");
    }

    @Test
    void no_query_has_a_json_path_in_it() {
        none(CODE, "\\bjson_?(value|query|exists|table|set|insert|replace|remove)\\s*\\(");
    }

    @Test
    void no_token_says_where_its_key_is() {
        none(CONFIGURATION, "aws-?alb|\\.jwks?\\.resolve|x5u|jku");
    }

    @Test
    void the_database_driver_prepares_its_statements() {
        none(CONFIGURATION, "(?i)preferQueryMode");
        none(CODE, "(?i)preferQueryMode");
    }

    private static void none(List<Source> sources, String pattern) {
        var matching = Pattern.compile(pattern).asPredicate();
        assertEquals(
                "",
                sources.stream()
                        .flatMap(source -> source.lines(matching))
                        .collect(Collectors.joining("\n")));
    }
}
