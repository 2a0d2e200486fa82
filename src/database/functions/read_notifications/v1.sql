-- Marks the notifications of a pet's messages as read, up to a message. The caller holds the owner's lock.
CREATE OR REPLACE FUNCTION read_notifications(owner bigint, pet bigint, up_to bigint)
RETURNS void
LANGUAGE sql
AS $$
UPDATE notifications SET read_at = clock(), changed_id = nextval('messages_id_seq')
WHERE user_id = owner AND status = 'SENT' AND read_at IS NULL AND pet_id = pet AND message_id <= up_to
$$
