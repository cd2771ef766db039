-- Who carried the goods, which test report went with each lot, and what the receiver measured.

alter table trade.delivery
  add column carrier_org_id   uuid,                           -- null: a carrier that is not on file here
  add column own_vehicle      boolean not null default false,
  add column arrival_tenths   integer,                        -- of a degree Celsius, as measured
  add column arrival_log_seen boolean,
  add check ((arrival_tenths is null) = (arrival_log_seen is null));

alter table trade.delivery_line add column report text not null default '';

-- Where a lot came from: the two-invoice count asks it of each supplier, a recall asks it forward.
create index delivery_line_lot on trade.delivery_line (org_id, product_id, lot_no);
