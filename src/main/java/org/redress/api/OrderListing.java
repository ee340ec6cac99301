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

/** A line of the order list; the road keeps the table, this side only reads it. */
@Entity
@Immutable
@Table(name = "order_listing")
@IdClass(OrderListing.Key.class)
public class OrderListing extends PanacheEntityBase {

    /** Bucket and order id. */
    public record Key(short bucket, UUID orderId) implements Serializable {}

    @Id public short bucket;

    @Id
    @Column(name = "order_id")
    public UUID orderId;

    @Column(name = "external_id")
    public String externalId;

    @Column(name = "buyer_id")
    public String buyerId;

    @Column(name = "seller_id")
    public String sellerId;

    public String status;

    @Column(columnDefinition = "char(3)")
    public String currency;

    public long held;

    @Column(name = "registered_at")
    public Instant registeredAt;
}
