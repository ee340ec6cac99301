package org.redress.api;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A posting of the ledger, read only. */
@Entity
@Immutable
@Table(name = "posting")
@IdClass(PostingEntry.Key.class)
public class PostingEntry extends PanacheEntityBase {

    /** Bucket, order id, event number and place within the event. */
    public record Key(short bucket, UUID orderId, int eventNumber, short place)
            implements Serializable {}

    @Id public short bucket;

    @Id
    @Column(name = "order_id")
    public UUID orderId;

    @Id
    @Column(name = "event_number")
    public int eventNumber;

    @Id public short place;

    @Column(name = "from_account")
    public String fromAccount;

    @Column(name = "to_account")
    public String toAccount;

    public long amount;

    @Column(columnDefinition = "char(3)")
    public String currency;

    public int instruction;
}
