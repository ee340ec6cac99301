package org.redress.scenario.text;

import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.time.Instant;

/** The words of scenarios that stand for values. */
public final class Words {

    private Words() {}

    @ParameterType(Day.MOMENT)
    public static Instant moment(String text) {
        return Day.moment(text);
    }

    @ParameterType(Day.LENGTH)
    public static Duration length(String text) {
        return Day.length(text);
    }

    @ParameterType("\\d+\\.\\d\\d(?: EUR)?")
    public static Long money(String text) {
        return Wanted.money(text.replace(" EUR", ""));
    }

    @ParameterType(Wanted.TERMS)
    public static Wanted terms(String text) {
        return Wanted.parse(text);
    }

    @ParameterType("buyer|seller|marketplace|mediator|supervisor|operator")
    public static String party(String text) {
        return text;
    }
}
