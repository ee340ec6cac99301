package org.redress.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.notice.MailSink;
import org.redress.support.PostgresResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DemoMailboxTest {

    private static final String KEPT = MailSink.class.getName();

    private final GreenMail sink =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        sink.start();
        DevConsoleManager.setGlobal(KEPT, sink);
    }

    @AfterEach
    void stop() {
        sink.stop();
    }

    @Test
    void an_empty_mailbox_says_so() {
        given().get("/demo/mailbox").then().statusCode(200).body(containsString("No emails yet"));
        given().get("/demo/mailbox.json").then().statusCode(200).body("$", hasSize(0));
    }

    @Test
    void emails_are_listed_newest_first_escaped_and_by_recipient() {
        var smtp = sink.getSmtp().getServerSetup();
        GreenMailUtil.sendTextEmail(
                "ann@example.org", "redress@localhost", "First <b>", "Hello & bye", smtp);
        GreenMailUtil.sendTextEmail(
                "sam@example.org", "redress@localhost", "Second", "To Sam", smtp);

        given().get("/demo/mailbox")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(
                        containsString("First &lt;b&gt;"),
                        containsString("Hello &amp; bye"),
                        not(containsString("First <b>")));
        given().get("/demo/mailbox.json")
                .then()
                .body("$", hasSize(2))
                .body("[0].subject", equalTo("Second"))
                .body("[1].to", equalTo("ann@example.org"));
        given().queryParam("to", "ann@example.org")
                .get("/demo/mailbox.json")
                .then()
                .body("$", hasSize(1))
                .body("[0].text", containsString("Hello & bye"));
        given().queryParam("to", "\"><script>")
                .get("/demo/mailbox")
                .then()
                .body(not(containsString("<script>")), containsString("No emails yet"));
    }
}
