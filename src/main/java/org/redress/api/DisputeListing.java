package org.redress.api;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A line of the dispute list and of the mediators' queue; the road keeps the table, this side only
 * reads it.
 */
@Entity
@Immutable
@Table(name = "dispute_listing")
@IdClass(DisputeListing.Key.class)
public class DisputeListing extends PanacheEntityBase {

    /** Bucket, order id and the dispute's number. */
    public record Key(short bucket, UUID orderId, short number) implements Serializable {}

    @Id public short bucket;

    @Id
    @Column(name = "order_id")
    public UUID orderId;

    @Id public short number;

    @Column(name = "buyer_id")
    public String buyerId;

    @Column(name = "seller_id")
    public String sellerId;

    public String reason;

    public String status;

    public boolean reviewed;

    /** Whether it waits for the mediators now. */
    public boolean queued;

    public String mediator;

    @Column(name = "opened_at")
    public Instant openedAt;

    @Column(name = "due_at")
    public Instant dueAt;
}
