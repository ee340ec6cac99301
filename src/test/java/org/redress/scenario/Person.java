package org.redress.scenario;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.redress.support.TestTokens;

/** Somebody with a token, of one role or of several with commas between, who talks over HTTP. */
record Person(String id, String role) {

    Reply gets(String path, Object... parameters) {
        return new Reply(asked().get(path, parameters));
    }

    /** With an idempotency key of its own. */
    Reply posts(String path, Object body) {
        return posts(path, body, UUID.randomUUID().toString());
    }

    Reply posts(String path, Object body, String key) {
        return new Reply(writing(body).header("Idempotency-Key", key).post(path));
    }

    RequestSpecification writing(Object body) {
        var request = asked().contentType(ContentType.JSON);
        return body == null ? request : request.body(body);
    }

    RequestSpecification asked() {
        return given().auth().oauth2(TestTokens.token(id, role.split(",")));
    }
}
