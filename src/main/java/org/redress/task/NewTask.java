package org.redress.task;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * Something a person has to look at.
 *
 * @param kind a stable code, such as {@code payment-unknown} or {@code order-parked}
 * @param subject what it is about, unique inside the kind; while a task about it is open, no second
 *     one is raised. One subject always names the same order, or always none
 * @param orderId the order it belongs to, null if to none
 * @param what a plain sentence: what to do
 * @param facts ids, codes, instants and amounts only; never addresses or words of people
 */
public record NewTask(String kind, String subject, UUID orderId, String what, JsonObject facts) {}
