-- An installation of the version of commit 8df0b32, dumped at 2026-11-27T03:10:28.161Z by make-installation.ts.
-- upgrade.test.ts upgrades it. Do not edit it.

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA agenda;

CREATE TYPE public.activity_type AS ENUM (
    'LOGIN',
    'PET_CREATE',
    'CHAT_SEND'
);

CREATE TYPE public.message_type AS ENUM (
    'USER',
    'PET'
);

CREATE TYPE public.notification_status AS ENUM (
    'PENDING',
    'SENT',
    'FAILED'
);

CREATE TYPE public.notification_type AS ENUM (
    'OUTREACH',
    'SYSTEM'
);

CREATE TYPE public.outreach_state AS ENUM (
    'CLAIMED',
    'WORDED',
    'SENT',
    'FAILED'
);

CREATE TYPE public.pet_status AS ENUM (
    'ACTIVE',
    'RESTING'
);

CREATE TYPE public.push_state AS ENUM (
    'PENDING',
    'SENT',
    'FAILED'
);

CREATE FUNCTION agenda.update_agenda_jobs_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
		BEGIN
			NEW.updated_at = NOW();
			RETURN NEW;
		END;
		$$;

CREATE FUNCTION public.clock() RETURNS timestamp with time zone
    LANGUAGE sql PARALLEL SAFE
    AS $$ SELECT date_trunc('milliseconds', clock_timestamp()) $$;

CREATE FUNCTION public.is_text(value text, shortest integer, longest integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
        SELECT char_length(value) BETWEEN shortest AND longest
          AND value IS NFC NORMALIZED
          AND value = btrim(value, E'\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF')
      $$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.chat_rooms (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    pet_id bigint NOT NULL,
    message_count integer DEFAULT 0 NOT NULL,
    last_message_id bigint,
    last_message_at timestamp(3) with time zone,
    reply_to_id bigint,
    replied_to_id bigint,
    reply_due_at timestamp(3) with time zone,
    reply_fence integer DEFAULT 0 NOT NULL,
    reply_attempts smallint DEFAULT 0 NOT NULL,
    reply_failure character varying(40),
    created_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    is_deleted boolean DEFAULT false NOT NULL,
    deleted_at timestamp(3) with time zone,
    archived_at timestamp(3) with time zone,
    first_message_at timestamp(3) with time zone,
    CONSTRAINT chat_rooms_last_message_check CHECK (((last_message_id IS NULL) = (last_message_at IS NULL))),
    CONSTRAINT chat_rooms_reply_check CHECK (((reply_to_id IS NOT NULL) OR (reply_due_at IS NULL)))
);

CREATE TABLE public.messages (
    id bigint NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
)
PARTITION BY RANGE (sent_at);

CREATE FUNCTION public.append_message(room bigint, at_id bigint, at timestamp with time zone, by_user bigint, by_pet bigint, words text, hash text, given_id text, OUT message public.messages, OUT moved public.chat_rooms) RETURNS record
    LANGUAGE plpgsql
    AS $$
  #variable_conflict use_column
  BEGIN
    INSERT INTO messages (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id)
    VALUES (at_id, at, room, CASE WHEN by_pet IS NULL THEN 'USER'::message_type ELSE 'PET' END, by_user, by_pet, words, hash, given_id)
    RETURNING * INTO message;
    IF by_pet IS NULL THEN
      -- A worker holds or gives up its lease without the owner's lock: what is due is decided by the row itself.
      UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = at_id, last_message_at = at, updated_at = clock(), archived_at = NULL,
        first_message_at = CASE WHEN message_count = 0 THEN at ELSE first_message_at END,
        reply_to_id = at_id,
        reply_attempts = CASE WHEN reply_due_at IS NULL THEN 0 ELSE reply_attempts END,
        reply_due_at = coalesce(reply_due_at, clock()),
        reply_failure = NULL
      WHERE id = room RETURNING * INTO moved;
    ELSE
      UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = at_id, last_message_at = at, updated_at = clock(), archived_at = NULL,
        first_message_at = CASE WHEN message_count = 0 THEN at ELSE first_message_at END
      WHERE id = room RETURNING * INTO moved;
    END IF;
  END
  $$;

CREATE FUNCTION public.archive_partition(partition text) RETURNS boolean
    LANGUAGE plpgsql
    SET lock_timeout TO '25ms'
    AS $$
  DECLARE
    origin text := substring(partition FROM '^[a-z]+');
    bound text;
  BEGIN
    EXECUTE format('LOCK TABLE ONLY %I IN ACCESS EXCLUSIVE MODE', origin);
    SELECT pg_get_expr(child.relpartbound, child.oid) INTO bound
    FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
    WHERE inhparent = origin::regclass AND child.relname = partition;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', origin, partition);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I %s', origin || '_archive', partition, bound);
    RETURN true;
  END
  $$;

CREATE FUNCTION public.delete_account(owner bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
  DECLARE
    -- lpad would cut off what is longer.
    nobody text := '~' || lpad(owner::text, greatest(2, length(owner::text)), '0');
  BEGIN
    UPDATE users SET is_deleted = true, deleted_at = clock(), updated_at = clock(), last_active_at = clock(),
      username = nobody, username_key = nobody, email = nobody || '@deleted.invalid', password = nobody,
      time_zone = NULL, quiet_from = NULL, quiet_to = NULL, outreach_enabled = false, outreach_daily_cap = DEFAULT
    WHERE id = owner;
    UPDATE pets SET is_deleted = true, deleted_at = coalesce(deleted_at, clock()), updated_at = clock(),
      name = '~', persona = '~', status = 'RESTING'
    WHERE owner_id = owner;
    UPDATE chat_rooms SET is_deleted = true, deleted_at = coalesce(deleted_at, clock()), updated_at = clock(),
      reply_to_id = NULL, replied_to_id = NULL, reply_due_at = NULL, reply_failure = NULL
    WHERE user_id = owner;
    DELETE FROM reply_progress WHERE chat_room_id IN (SELECT id FROM chat_rooms WHERE user_id = owner);
    DELETE FROM outreach_due WHERE user_id = owner;
    DELETE FROM push_subscriptions WHERE user_id = owner;
    DELETE FROM data_exports WHERE user_id = owner;
    -- Whoever deletes it erases at once, and has a minute for it before a job takes over.
    INSERT INTO erasures (user_id, due_at) VALUES (owner, clock() + interval '1 minute');
  END
  $$;

CREATE FUNCTION public.expect_absence(owner bigint, idle_threshold interval) RETURNS void
    LANGUAGE sql
    AS $$
    INSERT INTO outreach_due (user_id, epoch, due_at)
    SELECT id, last_active_at, last_active_at + idle_threshold FROM users WHERE id = owner AND outreach_enabled
    ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at
  $$;

CREATE FUNCTION public.is_new_access(last_active_at timestamp with time zone, idle_threshold interval) RETURNS boolean
    LANGUAGE sql PARALLEL SAFE
    AS $$ SELECT last_active_at <= clock() - least(interval '1 minute', idle_threshold / 10) $$;

CREATE FUNCTION public.make_partition(parent text, moment timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql
    SET lock_timeout TO '25ms'
    AS $_$
      DECLARE
        name text := partition_name(parent, moment);
        key text := CASE parent WHEN 'messages' THEN 'sent_at' ELSE 'occurred_at' END;
        span interval := CASE parent WHEN 'messages' THEN interval '1 month' ELSE interval '1 week' END;
        starts text := to_char(partition_start(parent, moment), 'YYYY-MM-DD') || ' 00:00:00+00';
        ends text := to_char(partition_start(parent, moment) + span, 'YYYY-MM-DD') || ' 00:00:00+00';
      BEGIN
        IF to_regclass(quote_ident(name)) IS NOT NULL THEN
          RETURN false;
        END IF;
        -- A new foreign key locks what it refers to: in the order in which every writer touches them. The
        -- lock also lets one maker in at a time, and unlike an advisory lock it shows who came before.
        LOCK TABLE users, pets, chat_rooms IN SHARE ROW EXCLUSIVE MODE;
        IF to_regclass(quote_ident(name)) IS NOT NULL THEN
          RETURN false;
        END IF;
        EXECUTE format('CREATE TABLE %1$I (LIKE %2$I INCLUDING ALL, CONSTRAINT %3$I CHECK (%4$I >= %5$L AND %4$I < %6$L))',
                       name, parent, name || '_range_check', key, starts, ends);
        IF parent = 'messages' THEN
          EXECUTE format('ALTER TABLE %1$I
              ADD CONSTRAINT %2$I FOREIGN KEY (chat_room_id) REFERENCES chat_rooms (id),
              ADD CONSTRAINT %3$I FOREIGN KEY (sender_user_id) REFERENCES users (id),
              ADD CONSTRAINT %4$I FOREIGN KEY (sender_pet_id) REFERENCES pets (id)',
            name, name || '_chat_room_id_foreign', name || '_sender_user_id_foreign', name || '_sender_pet_id_foreign');
        ELSE
          EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %2$I FOREIGN KEY (user_id) REFERENCES users (id)',
            name, name || '_user_id_foreign');
        END IF;
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, name, starts, ends);
        RETURN true;
      END
      $_$;

CREATE FUNCTION public.next_message_place(owner bigint, OUT id bigint, OUT sent_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql
    AS $$
  BEGIN
    id := nextval('messages_id_seq');
    sent_at := greatest(clock(), (SELECT max(last_message_at) FROM chat_rooms WHERE user_id = owner AND archived_at IS NULL), (SELECT max(last_message_at) FROM chat_rooms WHERE user_id = owner AND archived_at IS NOT NULL));
  END
  $$;

CREATE FUNCTION public.note_access(owner bigint, idle_threshold interval) RETURNS void
    LANGUAGE plpgsql
    AS $$
  BEGIN
    UPDATE users SET last_active_at = clock() WHERE id = owner AND is_new_access(last_active_at, idle_threshold);
    IF FOUND THEN
      PERFORM expect_absence(owner, idle_threshold);
    END IF;
  END
  $$;

CREATE FUNCTION public.note_accesses(owners bigint[], idle_threshold interval) RETURNS SETOF bigint
    LANGUAGE plpgsql
    AS $$
  BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    RETURN QUERY
      WITH free AS (
        SELECT id FROM users WHERE id = ANY(owners) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
      ), noted AS (
        UPDATE users SET last_active_at = clock() FROM free
        WHERE users.id = free.id AND is_new_access(last_active_at, idle_threshold)
        RETURNING users.id, last_active_at, outreach_enabled
      ), expected AS (
        INSERT INTO outreach_due (user_id, epoch, due_at)
        SELECT id, last_active_at, last_active_at + idle_threshold FROM noted WHERE outreach_enabled
        ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at
      )
      SELECT id FROM free;
  END
  $$;

CREATE TABLE public.activities (
    id bigint NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb
)
PARTITION BY RANGE (occurred_at);

CREATE FUNCTION public.older_activities(owner bigint, before_at timestamp with time zone, before_id bigint, at_most integer, only_type public.activity_type) RETURNS SETOF public.activities
    LANGUAGE plpgsql STABLE
    AS $$
  DECLARE
    wanted integer := at_most;
    upto timestamptz := before_at;
    upto_id bigint := before_id;
    months integer := 3;
    since timestamptz;
    found_now integer;
  BEGIN
    WHILE wanted > 0 AND months <= 768 LOOP
      since := upto - months * interval '1 month';
      RETURN QUERY
        (SELECT * FROM activities
          WHERE user_id = owner AND occurred_at >= since AND occurred_at <= upto AND (occurred_at, id) < (upto, upto_id)
            AND (only_type IS NULL OR type = only_type)
          ORDER BY occurred_at DESC, id DESC LIMIT wanted)
        UNION ALL (SELECT * FROM activities_archive
          WHERE user_id = owner AND occurred_at >= since AND occurred_at <= upto AND (occurred_at, id) < (upto, upto_id)
            AND (only_type IS NULL OR type = only_type)
          ORDER BY occurred_at DESC, id DESC LIMIT wanted)
        ORDER BY occurred_at DESC, id DESC LIMIT wanted;
      GET DIAGNOSTICS found_now = ROW_COUNT;
      wanted := wanted - found_now;
      upto := since;
      upto_id := 0;
      months := months * 2;
    END LOOP;
  END
  $$;

CREATE FUNCTION public.older_messages(room bigint, before_at timestamp with time zone, before_id bigint, at_most integer) RETURNS SETOF public.messages
    LANGUAGE plpgsql STABLE
    AS $$
  DECLARE
    wanted integer := at_most;
    upto timestamptz := before_at;
    upto_id bigint := before_id;
    years integer := 1;
    since timestamptz;
    found_now integer;
  BEGIN
    WHILE wanted > 0 AND years <= 64 LOOP
      since := upto - years * interval '1 year';
      RETURN QUERY
        SELECT * FROM ((SELECT * FROM messages
          WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
          ORDER BY sent_at DESC, id DESC LIMIT wanted) UNION ALL (SELECT * FROM messages_archive
          WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
          ORDER BY sent_at DESC, id DESC LIMIT wanted)) AS found
        ORDER BY sent_at DESC, id DESC LIMIT wanted;
      GET DIAGNOSTICS found_now = ROW_COUNT;
      wanted := wanted - found_now;
      upto := since;
      -- No id is as small: what lies at that very moment was read.
      upto_id := 0;
      years := years * 2;
    END LOOP;
  END
  $$;

CREATE FUNCTION public.partition_name(parent text, moment timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT parent || to_char(partition_start(parent, moment),
                                     CASE parent WHEN 'messages' THEN '_YYYY_MM' WHEN 'activities' THEN '_IYYY_"w"IW' END) $$;

CREATE FUNCTION public.partition_start(parent text, moment timestamp with time zone) RETURNS timestamp without time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT date_trunc(CASE parent WHEN 'messages' THEN 'month' WHEN 'activities' THEN 'week' END,
                              moment AT TIME ZONE 'UTC') $$;

CREATE FUNCTION public.release_partition(partition text, foreign_key text) RETURNS void
    LANGUAGE plpgsql
    SET lock_timeout TO '25ms'
    AS $$
  BEGIN
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS %I', partition, foreign_key);
  END
  $$;

CREATE FUNCTION public.send_message(owner bigint, session bigint, access_threshold interval, to_room bigint, words text, hash text, given_id text, OUT outcome text, OUT at_id bigint, OUT at timestamp with time zone, OUT message public.messages, OUT room public.chat_rooms) RETURNS record
    LANGUAGE plpgsql
    AS $$
  DECLARE
    -- Kept in a variable: compared with a volatile function, every partition would be looked at.
    recent timestamptz := clock() - interval '10 seconds';
    newest timestamptz;
    appended record;
  BEGIN
    -- Before the lock, for whoever may not wait for it; and after it, because it may have ended meanwhile.
    IF NOT EXISTS (SELECT 1 FROM standing_sessions WHERE id = session AND user_id = owner) THEN
      outcome := 'NO_SESSION';
      RETURN;
    END IF;
    PERFORM 1 FROM users WHERE id = owner AND NOT is_deleted FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM standing_sessions WHERE id = session AND user_id = owner) THEN
      outcome := 'NO_SESSION';
      RETURN;
    END IF;
    IF access_threshold IS NOT NULL THEN
      PERFORM note_access(owner, access_threshold);
    END IF;
    SELECT last_message_at INTO newest FROM chat_rooms WHERE id = to_room AND user_id = owner AND NOT is_deleted;
    IF NOT FOUND THEN
      outcome := 'NO_ROOM';
      RETURN;
    END IF;
    IF given_id IS NOT NULL THEN
      SELECT id, sent_at INTO at_id, at FROM (SELECT id, sent_at FROM messages WHERE chat_room_id = to_room AND message_hash = hash OFFSET 0) AS repeats
      ORDER BY sent_at, id LIMIT 1;
    ELSIF newest > recent THEN
      SELECT id, sent_at INTO at_id, at FROM messages
      WHERE chat_room_id = to_room AND message_hash = hash AND sent_at > recent
      ORDER BY sent_at, id LIMIT 1;
    END IF;
    IF at_id IS NOT NULL THEN
      outcome := 'REPEAT';
      RETURN;
    END IF;
    SELECT place.id, place.sent_at INTO at_id, at FROM next_message_place(owner) place;
    INSERT INTO activities (occurred_at, user_id, type, metadata)
    VALUES (at, owner, 'CHAT_SEND', jsonb_build_object('chatRoomId', to_room::text, 'messageId', at_id::text));
    appended := append_message(to_room, at_id, at, owner, NULL, words, hash, given_id);
    message := appended.message;
    room := appended.moved;
    outcome := 'SENT';
  END
  $$;

CREATE TABLE agenda.agenda_jobs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(255) NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    next_run_at timestamp with time zone,
    type character varying(10) DEFAULT 'normal'::character varying NOT NULL,
    locked_at timestamp with time zone,
    last_finished_at timestamp with time zone,
    failed_at timestamp with time zone,
    fail_count integer,
    fail_reason text,
    repeat_timezone character varying(100),
    last_run_at timestamp with time zone,
    repeat_interval character varying(255),
    data jsonb DEFAULT '{}'::jsonb,
    repeat_at character varying(255),
    disabled boolean DEFAULT false,
    progress real,
    fork boolean DEFAULT false,
    last_modified_by character varying(255),
    debounce_started_at timestamp with time zone,
    start_date timestamp with time zone,
    end_date timestamp with time zone,
    skip_days jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    CONSTRAINT agenda_jobs_type_check CHECK (((type)::text = ANY ((ARRAY['normal'::character varying, 'single'::character varying])::text[])))
);

CREATE TABLE agenda.agenda_logs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    "timestamp" timestamp with time zone DEFAULT now() NOT NULL,
    level character varying(10) NOT NULL,
    event character varying(30) NOT NULL,
    job_id character varying(255),
    job_name character varying(255) NOT NULL,
    message text NOT NULL,
    duration integer,
    error text,
    fail_count integer,
    retry_delay integer,
    retry_attempt integer,
    agenda_name character varying(255),
    meta jsonb
);

CREATE SEQUENCE public.activities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.activities_id_seq OWNED BY public.activities.id;

CREATE TABLE public.activities_archive (
    id bigint DEFAULT nextval('public.activities_id_seq'::regclass) NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb
)
PARTITION BY RANGE (occurred_at);

CREATE TABLE public.activities_2026_w45 (
    id bigint DEFAULT nextval('public.activities_id_seq'::regclass) NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb,
    CONSTRAINT activities_2026_w45_range_check CHECK (((occurred_at >= '2026-11-02 00:00:00+00'::timestamp with time zone) AND (occurred_at < '2026-11-09 00:00:00+00'::timestamp with time zone)))
);

CREATE TABLE public.activities_2026_w46 (
    id bigint DEFAULT nextval('public.activities_id_seq'::regclass) NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb,
    CONSTRAINT activities_2026_w46_range_check CHECK (((occurred_at >= '2026-11-09 00:00:00+00'::timestamp with time zone) AND (occurred_at < '2026-11-16 00:00:00+00'::timestamp with time zone)))
);

CREATE TABLE public.activities_2026_w47 (
    id bigint DEFAULT nextval('public.activities_id_seq'::regclass) NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb,
    CONSTRAINT activities_2026_w47_range_check CHECK (((occurred_at >= '2026-11-16 00:00:00+00'::timestamp with time zone) AND (occurred_at < '2026-11-23 00:00:00+00'::timestamp with time zone)))
);

CREATE TABLE public.activities_2026_w48 (
    id bigint DEFAULT nextval('public.activities_id_seq'::regclass) NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb,
    CONSTRAINT activities_2026_w48_range_check CHECK (((occurred_at >= '2026-11-23 00:00:00+00'::timestamp with time zone) AND (occurred_at < '2026-11-30 00:00:00+00'::timestamp with time zone)))
);

CREATE TABLE public.activities_2026_w49 (
    id bigint DEFAULT nextval('public.activities_id_seq'::regclass) NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb,
    CONSTRAINT activities_2026_w49_range_check CHECK (((occurred_at >= '2026-11-30 00:00:00+00'::timestamp with time zone) AND (occurred_at < '2026-12-07 00:00:00+00'::timestamp with time zone)))
);

CREATE TABLE public.activities_2026_w50 (
    id bigint DEFAULT nextval('public.activities_id_seq'::regclass) NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb,
    CONSTRAINT activities_2026_w50_range_check CHECK (((occurred_at >= '2026-12-07 00:00:00+00'::timestamp with time zone) AND (occurred_at < '2026-12-14 00:00:00+00'::timestamp with time zone)))
);

CREATE TABLE public.activities_2026_w51 (
    id bigint DEFAULT nextval('public.activities_id_seq'::regclass) NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb,
    CONSTRAINT activities_2026_w51_range_check CHECK (((occurred_at >= '2026-12-14 00:00:00+00'::timestamp with time zone) AND (occurred_at < '2026-12-21 00:00:00+00'::timestamp with time zone)))
);

CREATE VIEW public.all_activities AS
 SELECT activities.id,
    activities.occurred_at,
    activities.user_id,
    activities.type,
    activities.metadata
   FROM public.activities
UNION ALL
 SELECT activities_archive.id,
    activities_archive.occurred_at,
    activities_archive.user_id,
    activities_archive.type,
    activities_archive.metadata
   FROM public.activities_archive;

CREATE SEQUENCE public.messages_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.messages_id_seq OWNED BY public.messages.id;

CREATE TABLE public.messages_archive (
    id bigint DEFAULT nextval('public.messages_id_seq'::regclass) NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
)
PARTITION BY RANGE (sent_at);

CREATE VIEW public.all_messages AS
 SELECT messages.id,
    messages.sent_at,
    messages.chat_room_id,
    messages.message_type,
    messages.sender_user_id,
    messages.sender_pet_id,
    messages.content,
    messages.message_hash,
    messages.client_message_id
   FROM public.messages
UNION ALL
 SELECT messages_archive.id,
    messages_archive.sent_at,
    messages_archive.chat_room_id,
    messages_archive.message_type,
    messages_archive.sender_user_id,
    messages_archive.sender_pet_id,
    messages_archive.content,
    messages_archive.message_hash,
    messages_archive.client_message_id
   FROM public.messages_archive;

CREATE VIEW public.chat_rooms_archive AS
 SELECT chat_rooms.id,
    chat_rooms.user_id,
    chat_rooms.pet_id,
    chat_rooms.message_count,
    chat_rooms.last_message_id,
    chat_rooms.last_message_at,
    chat_rooms.reply_to_id,
    chat_rooms.replied_to_id,
    chat_rooms.reply_due_at,
    chat_rooms.reply_fence,
    chat_rooms.reply_attempts,
    chat_rooms.reply_failure,
    chat_rooms.created_at,
    chat_rooms.updated_at,
    chat_rooms.is_deleted,
    chat_rooms.deleted_at,
    chat_rooms.archived_at,
    chat_rooms.first_message_at
   FROM public.chat_rooms
  WHERE (chat_rooms.archived_at IS NOT NULL);

CREATE SEQUENCE public.chat_rooms_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.chat_rooms_id_seq OWNED BY public.chat_rooms.id;

CREATE TABLE public.data_exports (
    user_id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.erasures (
    user_id bigint NOT NULL,
    asked_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    due_at timestamp(3) with time zone DEFAULT public.clock(),
    finished_at timestamp(3) with time zone,
    CONSTRAINT erasures_due_check CHECK (((due_at IS NULL) = (finished_at IS NOT NULL)))
);

CREATE TABLE public.messages_2026_08 (
    id bigint DEFAULT nextval('public.messages_id_seq'::regclass) NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_2026_08_range_check CHECK (((sent_at >= '2026-08-01 00:00:00+00'::timestamp with time zone) AND (sent_at < '2026-09-01 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
);

CREATE TABLE public.messages_2026_09 (
    id bigint DEFAULT nextval('public.messages_id_seq'::regclass) NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_2026_09_range_check CHECK (((sent_at >= '2026-09-01 00:00:00+00'::timestamp with time zone) AND (sent_at < '2026-10-01 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
);

CREATE TABLE public.messages_2026_10 (
    id bigint DEFAULT nextval('public.messages_id_seq'::regclass) NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_2026_10_range_check CHECK (((sent_at >= '2026-10-01 00:00:00+00'::timestamp with time zone) AND (sent_at < '2026-11-01 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
);

CREATE TABLE public.messages_2026_11 (
    id bigint DEFAULT nextval('public.messages_id_seq'::regclass) NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_2026_11_range_check CHECK (((sent_at >= '2026-11-01 00:00:00+00'::timestamp with time zone) AND (sent_at < '2026-12-01 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
);

CREATE TABLE public.messages_2026_12 (
    id bigint DEFAULT nextval('public.messages_id_seq'::regclass) NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_2026_12_range_check CHECK (((sent_at >= '2026-12-01 00:00:00+00'::timestamp with time zone) AND (sent_at < '2027-01-01 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
);

CREATE TABLE public.messages_2027_01 (
    id bigint DEFAULT nextval('public.messages_id_seq'::regclass) NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_2027_01_range_check CHECK (((sent_at >= '2027-01-01 00:00:00+00'::timestamp with time zone) AND (sent_at < '2027-02-01 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
);

CREATE TABLE public.messages_2027_02 (
    id bigint DEFAULT nextval('public.messages_id_seq'::regclass) NOT NULL,
    sent_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    chat_room_id bigint NOT NULL,
    message_type public.message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content character varying(1000) NOT NULL,
    message_hash character varying(32),
    client_message_id character varying(64),
    CONSTRAINT messages_2027_02_range_check CHECK (((sent_at >= '2027-02-01 00:00:00+00'::timestamp with time zone) AND (sent_at < '2027-03-01 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT messages_client_message_id_check CHECK (public.is_text((client_message_id)::text, 1, 64)),
    CONSTRAINT messages_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT messages_sender_check CHECK ((((message_type = 'USER'::public.message_type) AND (sender_user_id IS NOT NULL) AND (sender_pet_id IS NULL)) OR ((message_type = 'PET'::public.message_type) AND (sender_pet_id IS NOT NULL) AND (sender_user_id IS NULL))))
);

CREATE TABLE public.mikro_orm_migrations (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    executed_at timestamp(6) with time zone DEFAULT CURRENT_TIMESTAMP(6) NOT NULL
);

CREATE SEQUENCE public.mikro_orm_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.mikro_orm_migrations_id_seq OWNED BY public.mikro_orm_migrations.id;

CREATE TABLE public.notifications (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    pet_id bigint,
    message_id bigint,
    message_sent_at timestamp(3) with time zone,
    type public.notification_type NOT NULL,
    title character varying(100) NOT NULL,
    content character varying(1000) NOT NULL,
    status public.notification_status DEFAULT 'PENDING'::public.notification_status NOT NULL,
    "position" bigint NOT NULL,
    delivery_metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    sent_at timestamp(3) with time zone,
    CONSTRAINT notifications_content_check CHECK (public.is_text((content)::text, 1, 1000)),
    CONSTRAINT notifications_message_check CHECK (((message_id IS NULL) = (message_sent_at IS NULL))),
    CONSTRAINT notifications_sent_check CHECK (((status = 'SENT'::public.notification_status) = (sent_at IS NOT NULL))),
    CONSTRAINT notifications_title_check CHECK (public.is_text((title)::text, 1, 100))
);

CREATE SEQUENCE public.notifications_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.notifications_id_seq OWNED BY public.notifications.id;

CREATE SEQUENCE public.notifications_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.notifications_position_seq OWNED BY public.notifications."position";

CREATE TABLE public.outreach_due (
    user_id bigint NOT NULL,
    epoch timestamp(3) with time zone NOT NULL,
    due_at timestamp(3) with time zone NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0.02');

CREATE TABLE public.outreach_switch (
    id boolean DEFAULT true NOT NULL,
    is_on boolean DEFAULT true NOT NULL,
    changed_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    CONSTRAINT outreach_switch_id_check CHECK (id)
);

CREATE TABLE public.outreaches (
    user_id bigint NOT NULL,
    epoch timestamp(3) with time zone NOT NULL,
    state public.outreach_state DEFAULT 'CLAIMED'::public.outreach_state NOT NULL,
    due_at timestamp(3) with time zone,
    fence integer DEFAULT 1 NOT NULL,
    attempts smallint DEFAULT 1 NOT NULL,
    pet_id bigint,
    notification_id bigint,
    message_id bigint,
    sent_at timestamp(3) with time zone,
    reason character varying(40),
    claimed_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    CONSTRAINT outreaches_due_check CHECK (((due_at IS NULL) = (state = ANY (ARRAY['SENT'::public.outreach_state, 'FAILED'::public.outreach_state])))),
    CONSTRAINT outreaches_sent_check CHECK ((((state = 'SENT'::public.outreach_state) = (message_id IS NOT NULL)) AND ((state = 'SENT'::public.outreach_state) = (sent_at IS NOT NULL)))),
    CONSTRAINT outreaches_worded_check CHECK (((state = 'CLAIMED'::public.outreach_state) OR (state = 'FAILED'::public.outreach_state) OR (notification_id IS NOT NULL)))
);

CREATE VIEW public.partitions AS
 SELECT replace((parent.relname)::text, '_archive'::text, ''::text) AS parent,
    (parent.relname ~~ '%\_archive'::text) AS is_archived,
    child.relname AS name,
    (bound.found[1])::timestamp with time zone AS starts_at,
    (bound.found[2])::timestamp with time zone AS ends_at,
    (child.oid)::regclass AS relation
   FROM (((pg_inherits
     JOIN pg_class parent ON ((parent.oid = pg_inherits.inhparent)))
     JOIN pg_class child ON ((child.oid = pg_inherits.inhrelid)))
     CROSS JOIN LATERAL ( SELECT regexp_match(pg_get_expr(child.relpartbound, child.oid), 'FROM \(''([^'']+)''\) TO \(''([^'']+)''\)'::text) AS found) bound)
  WHERE ((parent.oid = ANY (ARRAY[('public.messages'::regclass)::oid, ('public.activities'::regclass)::oid, ('public.messages_archive'::regclass)::oid, ('public.activities_archive'::regclass)::oid])) AND (child.relkind = 'r'::"char"));

CREATE TABLE public.pets (
    id bigint NOT NULL,
    owner_id bigint NOT NULL,
    name character varying(20) NOT NULL,
    persona character varying(500) NOT NULL,
    status public.pet_status DEFAULT 'ACTIVE'::public.pet_status NOT NULL,
    created_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    is_deleted boolean DEFAULT false NOT NULL,
    deleted_at timestamp(3) with time zone,
    CONSTRAINT pets_name_check CHECK (public.is_text((name)::text, 1, 20)),
    CONSTRAINT pets_persona_check CHECK (public.is_text((persona)::text, 1, 500))
);

CREATE SEQUENCE public.pets_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.pets_id_seq OWNED BY public.pets.id;

CREATE TABLE public.push_deliveries (
    id bigint NOT NULL,
    notification_id bigint NOT NULL,
    push_subscription_id bigint NOT NULL,
    state public.push_state DEFAULT 'PENDING'::public.push_state NOT NULL,
    due_at timestamp(3) with time zone DEFAULT public.clock(),
    fence integer DEFAULT 0 NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    reason character varying(40),
    created_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    CONSTRAINT push_deliveries_due_check CHECK (((due_at IS NULL) = (state <> 'PENDING'::public.push_state)))
);

CREATE SEQUENCE public.push_deliveries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.push_deliveries_id_seq OWNED BY public.push_deliveries.id;

CREATE TABLE public.push_subscriptions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    session_id bigint NOT NULL,
    endpoint character varying(2048) NOT NULL,
    p256dh character varying(100) NOT NULL,
    auth character varying(40) NOT NULL,
    created_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL
);

CREATE SEQUENCE public.push_subscriptions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.push_subscriptions_id_seq OWNED BY public.push_subscriptions.id;

CREATE UNLOGGED TABLE public.reply_progress (
    chat_room_id bigint NOT NULL,
    fence integer NOT NULL,
    seq integer NOT NULL,
    words text NOT NULL
)
WITH (fillfactor='50');

CREATE TABLE public.sessions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    family_hash character varying(64) NOT NULL,
    refresh_hash character varying(64) NOT NULL,
    created_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    revoked_at timestamp(3) with time zone
);

CREATE SEQUENCE public.sessions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.sessions_id_seq OWNED BY public.sessions.id;

CREATE VIEW public.standing_sessions AS
 SELECT sessions.id,
    sessions.user_id
   FROM public.sessions
  WHERE ((sessions.revoked_at IS NULL) AND (sessions.expires_at > public.clock()));

CREATE TABLE public.users (
    id bigint NOT NULL,
    username character varying(20) NOT NULL,
    username_key text NOT NULL,
    email character varying(254) NOT NULL,
    password character varying(100) NOT NULL,
    time_zone character varying(64),
    last_active_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    created_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    is_deleted boolean DEFAULT false NOT NULL,
    deleted_at timestamp(3) with time zone,
    outreach_enabled boolean DEFAULT true NOT NULL,
    outreach_daily_cap smallint DEFAULT 3 NOT NULL,
    quiet_from time(0) without time zone,
    quiet_to time(0) without time zone,
    CONSTRAINT users_email_check CHECK (public.is_text((email)::text, 3, 254)),
    CONSTRAINT users_outreach_daily_cap_check CHECK (((outreach_daily_cap >= 1) AND (outreach_daily_cap <= 24))),
    CONSTRAINT users_quiet_hours_check CHECK ((((quiet_from IS NULL) AND (quiet_to IS NULL)) OR ((quiet_from IS NOT NULL) AND (quiet_to IS NOT NULL) AND (quiet_from <> quiet_to) AND (time_zone IS NOT NULL)))),
    CONSTRAINT users_username_check CHECK (public.is_text((username)::text, 3, 20))
)
WITH (fillfactor='85');

CREATE SEQUENCE public.users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;

ALTER TABLE ONLY public.activities_archive ATTACH PARTITION public.activities_2026_w45 FOR VALUES FROM ('2026-11-02 00:00:00+00') TO ('2026-11-09 00:00:00+00');

ALTER TABLE ONLY public.activities_archive ATTACH PARTITION public.activities_2026_w46 FOR VALUES FROM ('2026-11-09 00:00:00+00') TO ('2026-11-16 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w47 FOR VALUES FROM ('2026-11-16 00:00:00+00') TO ('2026-11-23 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w48 FOR VALUES FROM ('2026-11-23 00:00:00+00') TO ('2026-11-30 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w49 FOR VALUES FROM ('2026-11-30 00:00:00+00') TO ('2026-12-07 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w50 FOR VALUES FROM ('2026-12-07 00:00:00+00') TO ('2026-12-14 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w51 FOR VALUES FROM ('2026-12-14 00:00:00+00') TO ('2026-12-21 00:00:00+00');

ALTER TABLE ONLY public.messages_archive ATTACH PARTITION public.messages_2026_08 FOR VALUES FROM ('2026-08-01 00:00:00+00') TO ('2026-09-01 00:00:00+00');

ALTER TABLE ONLY public.messages ATTACH PARTITION public.messages_2026_09 FOR VALUES FROM ('2026-09-01 00:00:00+00') TO ('2026-10-01 00:00:00+00');

ALTER TABLE ONLY public.messages ATTACH PARTITION public.messages_2026_10 FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2026-11-01 00:00:00+00');

ALTER TABLE ONLY public.messages ATTACH PARTITION public.messages_2026_11 FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00');

ALTER TABLE ONLY public.messages ATTACH PARTITION public.messages_2026_12 FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');

ALTER TABLE ONLY public.messages ATTACH PARTITION public.messages_2027_01 FOR VALUES FROM ('2027-01-01 00:00:00+00') TO ('2027-02-01 00:00:00+00');

ALTER TABLE ONLY public.messages ATTACH PARTITION public.messages_2027_02 FOR VALUES FROM ('2027-02-01 00:00:00+00') TO ('2027-03-01 00:00:00+00');

ALTER TABLE ONLY public.activities ALTER COLUMN id SET DEFAULT nextval('public.activities_id_seq'::regclass);

ALTER TABLE ONLY public.chat_rooms ALTER COLUMN id SET DEFAULT nextval('public.chat_rooms_id_seq'::regclass);

ALTER TABLE ONLY public.messages ALTER COLUMN id SET DEFAULT nextval('public.messages_id_seq'::regclass);

ALTER TABLE ONLY public.mikro_orm_migrations ALTER COLUMN id SET DEFAULT nextval('public.mikro_orm_migrations_id_seq'::regclass);

ALTER TABLE ONLY public.notifications ALTER COLUMN id SET DEFAULT nextval('public.notifications_id_seq'::regclass);

ALTER TABLE ONLY public.notifications ALTER COLUMN "position" SET DEFAULT nextval('public.notifications_position_seq'::regclass);

ALTER TABLE ONLY public.pets ALTER COLUMN id SET DEFAULT nextval('public.pets_id_seq'::regclass);

ALTER TABLE ONLY public.push_deliveries ALTER COLUMN id SET DEFAULT nextval('public.push_deliveries_id_seq'::regclass);

ALTER TABLE ONLY public.push_subscriptions ALTER COLUMN id SET DEFAULT nextval('public.push_subscriptions_id_seq'::regclass);

ALTER TABLE ONLY public.sessions ALTER COLUMN id SET DEFAULT nextval('public.sessions_id_seq'::regclass);

ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);

INSERT INTO agenda.agenda_jobs (id, name, priority, next_run_at, type, locked_at, last_finished_at, failed_at, fail_count, fail_reason, repeat_timezone, last_run_at, repeat_interval, data, repeat_at, disabled, progress, fork, last_modified_by, debounce_started_at, start_date, end_date, skip_days, created_at, updated_at) VALUES
	('1445ce2c-e0f4-438a-aa48-2900a9a794eb', 'partitions', 0, '2026-11-27 04:09:46.757+00', 'single', NULL, '2026-11-27 03:09:46.766+00', NULL, NULL, NULL, NULL, '2026-11-27 03:09:46.757+00', '3600000', NULL, NULL, false, NULL, false, 'vm 1405', NULL, NULL, NULL, NULL, '2026-11-27 03:09:46.725451+00', '2026-11-27 03:10:12.693372+00'),
	('e3f265c0-cefc-46c4-adc3-9c346a199b15', 'erasures', 0, '2026-11-27 03:10:22.541+00', 'single', NULL, '2026-11-27 03:10:17.549+00', NULL, NULL, NULL, NULL, '2026-11-27 03:10:17.541+00', '5000', NULL, NULL, false, NULL, false, 'vm 1405', NULL, NULL, NULL, NULL, '2026-11-27 03:09:46.756777+00', '2026-11-27 03:10:17.549708+00'),
	('c6a34edf-efdc-4e8b-b3fb-2b736cedb6b2', 'archive', 0, '2026-11-27 04:09:46.762+00', 'single', NULL, '2026-11-27 03:09:46.783+00', NULL, NULL, NULL, NULL, '2026-11-27 03:09:46.762+00', '3600000', NULL, NULL, false, NULL, false, 'vm 1405', NULL, NULL, NULL, NULL, '2026-11-27 03:09:46.737919+00', '2026-11-27 03:10:12.782851+00'),
	('0037a997-4690-4c0f-8cb6-0d465dfed399', 'replies', 0, '2026-11-27 03:10:20.561+00', 'single', NULL, '2026-11-27 03:10:19.649+00', NULL, NULL, NULL, NULL, '2026-11-27 03:10:19.561+00', '1000', NULL, NULL, false, NULL, false, 'vm 1405', NULL, NULL, NULL, NULL, '2026-11-27 03:09:46.695533+00', '2026-11-27 03:10:19.707319+00'),
	('9ea5445e-aabb-4d6e-8b83-b11082e1a15c', 'pushes', 0, '2026-11-27 03:10:20.604+00', 'single', NULL, '2026-11-27 03:10:19.718+00', NULL, NULL, NULL, NULL, '2026-11-27 03:10:19.604+00', '1000', NULL, NULL, false, NULL, false, 'vm 1405', NULL, NULL, NULL, NULL, '2026-11-27 03:09:46.712867+00', '2026-11-27 03:10:19.723675+00'),
	('33bea3a9-8841-4d9c-84de-d53b51798fdc', 'outreach', 0, '2026-11-27 03:10:20.559+00', 'single', NULL, '2026-11-27 03:10:19.719+00', NULL, NULL, NULL, NULL, '2026-11-27 03:10:19.559+00', '1000', NULL, NULL, false, NULL, false, 'vm 1405', NULL, NULL, NULL, NULL, '2026-11-27 03:09:46.702723+00', '2026-11-27 03:10:19.752296+00');

INSERT INTO public.activities_2026_w45 (id, occurred_at, user_id, type, metadata) VALUES
	(13, '2026-11-06 03:09:47.657+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w46 (id, occurred_at, user_id, type, metadata) VALUES
	(14, '2026-11-13 03:09:47.657+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w47 (id, occurred_at, user_id, type, metadata) VALUES
	(15, '2026-11-20 03:09:47.657+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w48 (id, occurred_at, user_id, type, metadata) VALUES
	(1, '2026-11-27 03:09:46.975+00', 1, 'LOGIN', NULL),
	(2, '2026-11-27 03:09:47.131+00', 1, 'PET_CREATE', '{"petId": "1"}'),
	(3, '2026-11-27 03:09:47.204+00', 1, 'PET_CREATE', '{"petId": "2"}'),
	(4, '2026-11-27 03:09:47.291+00', 1, 'PET_CREATE', '{"petId": "3"}'),
	(5, '2026-11-27 03:09:47.363+00', 2, 'LOGIN', NULL),
	(6, '2026-11-27 03:09:47.414+00', 2, 'PET_CREATE', '{"petId": "4"}'),
	(7, '2026-11-27 03:09:47.48+00', 3, 'LOGIN', NULL),
	(8, '2026-11-27 03:09:47.512+00', 3, 'PET_CREATE', '{"petId": "5"}'),
	(9, '2026-11-27 03:09:47.546+00', 4, 'LOGIN', NULL),
	(10, '2026-11-27 03:09:47.566+00', 4, 'PET_CREATE', '{"petId": "6"}'),
	(16, '2026-11-27 03:09:47.724+00', 1, 'LOGIN', NULL),
	(17, '2026-11-27 03:09:47.763+00', 1, 'CHAT_SEND', '{"messageId": "16", "chatRoomId": "1"}'),
	(18, '2026-11-27 03:09:47.891+00', 1, 'CHAT_SEND', '{"messageId": "18", "chatRoomId": "1"}'),
	(19, '2026-11-27 03:09:48.051+00', 1, 'CHAT_SEND', '{"messageId": "20", "chatRoomId": "1"}'),
	(20, '2026-11-27 03:09:48.289+00', 1, 'CHAT_SEND', '{"messageId": "22", "chatRoomId": "3"}'),
	(21, '2026-11-27 03:09:48.613+00', 2, 'LOGIN', NULL),
	(22, '2026-11-27 03:09:48.674+00', 2, 'CHAT_SEND', '{"messageId": "24", "chatRoomId": "4"}'),
	(23, '2026-11-27 03:09:48.866+00', 2, 'CHAT_SEND', '{"messageId": "26", "chatRoomId": "4"}'),
	(24, '2026-11-27 03:09:49.049+00', 3, 'LOGIN', NULL),
	(25, '2026-11-27 03:09:49.082+00', 3, 'CHAT_SEND', '{"messageId": "28", "chatRoomId": "5"}'),
	(26, '2026-11-27 03:09:49.241+00', 4, 'LOGIN', NULL),
	(27, '2026-11-27 03:09:49.275+00', 4, 'CHAT_SEND', '{"messageId": "30", "chatRoomId": "6"}'),
	(31, '2026-11-27 03:10:00.62+00', 1, 'LOGIN', NULL),
	(32, '2026-11-27 03:10:01.544+00', 4, 'LOGIN', NULL),
	(33, '2026-11-27 03:10:01.727+00', 2, 'LOGIN', NULL),
	(34, '2026-11-27 03:10:12.285+00', 3, 'LOGIN', NULL),
	(35, '2026-11-27 03:10:12.642+00', 3, 'CHAT_SEND', '{"messageId": "35", "chatRoomId": "5"}'),
	(36, '2026-11-27 03:10:27.151+00', 1, 'LOGIN', NULL),
	(37, '2026-11-27 03:10:27.483+00', 2, 'LOGIN', NULL),
	(38, '2026-11-27 03:10:27.789+00', 3, 'LOGIN', NULL),
	(39, '2026-11-27 03:10:27.879+00', 4, 'LOGIN', NULL),
	(40, '2026-11-27 03:10:27.942+00', 4, 'CHAT_SEND', '{"messageId": "36", "chatRoomId": "6"}'),
	(41, '2026-11-27 03:10:27.956+00', 4, 'CHAT_SEND', '{"messageId": "37", "chatRoomId": "6"}');

INSERT INTO public.chat_rooms (id, user_id, pet_id, message_count, last_message_id, last_message_at, reply_to_id, replied_to_id, reply_due_at, reply_fence, reply_attempts, reply_failure, created_at, updated_at, is_deleted, deleted_at, archived_at, first_message_at) VALUES
	(7, 5, 7, 0, NULL, NULL, NULL, NULL, NULL, 1, 0, NULL, '2026-07-27 03:09:47.61+00', '2026-11-27 03:09:49.924+00', true, '2026-11-27 03:09:49.924+00', NULL, NULL),
	(2, 1, 2, 2, 9, '2026-08-07 08:00:11.356+00', NULL, NULL, NULL, 0, 0, NULL, '2026-07-27 03:09:47.196+00', '2026-11-27 03:09:47.196+00', false, NULL, '2026-11-27 03:09:52.658+00', '2026-08-04 04:00:05.678+00'),
	(4, 2, 4, 8, 34, '2026-11-27 03:10:03.447+00', NULL, 26, NULL, 2, 0, NULL, '2026-07-27 03:09:47.405+00', '2026-11-27 03:10:03.462+00', false, NULL, NULL, '2026-09-04 04:00:05.678+00'),
	(1, 1, 1, 13, 21, '2026-11-27 03:09:48.127+00', NULL, 20, NULL, 3, 0, NULL, '2026-07-27 03:09:47.099+00', '2026-11-27 03:09:48.133+00', false, NULL, NULL, '2026-08-04 04:00:05.678+00'),
	(3, 1, 3, 2, 23, '2026-11-27 03:09:48.34+00', NULL, 22, NULL, 1, 0, NULL, '2026-07-27 03:09:47.289+00', '2026-11-27 03:09:48.496+00', true, '2026-11-27 03:09:48.496+00', NULL, '2026-11-27 03:09:48.289+00'),
	(5, 3, 5, 3, 35, '2026-11-27 03:10:12.642+00', 35, 28, NULL, 5, 0, 'VOICE_DOWN', '2026-07-27 03:09:47.511+00', '2026-11-27 03:10:12.653+00', false, NULL, NULL, '2026-11-27 03:09:49.082+00'),
	(6, 4, 6, 4, 37, '2026-11-27 03:10:27.956+00', 37, 30, '2026-11-27 03:10:27.942+00', 1, 0, NULL, '2026-07-27 03:09:47.564+00', '2026-11-27 03:10:27.956+00', false, NULL, NULL, '2026-11-27 03:09:49.275+00');

INSERT INTO public.erasures (user_id, asked_at, due_at, finished_at) VALUES
	(5, '2026-11-27 03:09:49.93+00', NULL, '2026-11-27 03:09:49.988+00');

INSERT INTO public.messages_2026_08 (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id) VALUES
	(1, '2026-08-04 04:00:05.678+00', 1, 'USER', 1, NULL, '옛날 이야기 2026-08, number 1', NULL, NULL),
	(2, '2026-08-07 08:00:11.356+00', 1, 'PET', NULL, 1, 'An answer of 2026-08, number 2', NULL, NULL),
	(8, '2026-08-04 04:00:05.678+00', 2, 'USER', 1, NULL, '옛날 이야기 2026-08, number 1', NULL, NULL),
	(9, '2026-08-07 08:00:11.356+00', 2, 'PET', NULL, 2, 'An answer of 2026-08, number 2', NULL, NULL);

INSERT INTO public.messages_2026_09 (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id) VALUES
	(3, '2026-09-04 04:00:05.678+00', 1, 'USER', 1, NULL, '옛날 이야기 2026-09, number 1', NULL, NULL),
	(4, '2026-09-07 08:00:11.356+00', 1, 'PET', NULL, 1, 'An answer of 2026-09, number 2', NULL, NULL),
	(5, '2026-09-10 12:00:17.034+00', 1, 'USER', 1, NULL, '옛날 이야기 2026-09, number 3', NULL, NULL),
	(10, '2026-09-04 04:00:05.678+00', 4, 'USER', 2, NULL, '옛날 이야기 2026-09, number 1', NULL, NULL),
	(11, '2026-09-07 08:00:11.356+00', 4, 'PET', NULL, 4, 'An answer of 2026-09, number 2', NULL, NULL);

INSERT INTO public.messages_2026_10 (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id) VALUES
	(6, '2026-10-04 04:00:05.678+00', 1, 'PET', NULL, 1, 'An answer of 2026-10, number 1', NULL, NULL),
	(7, '2026-10-07 08:00:11.356+00', 1, 'USER', 1, NULL, '옛날 이야기 2026-10, number 2', NULL, NULL),
	(12, '2026-10-04 04:00:05.678+00', 4, 'USER', 2, NULL, '옛날 이야기 2026-10, number 1', NULL, NULL);

INSERT INTO public.messages_2026_11 (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id) VALUES
	(16, '2026-11-27 03:09:47.763+00', 1, 'USER', 1, NULL, '코코야, 뭐 해?', 'a922cedb7e54763719b0090cd130d0f0', 'first-of-1'),
	(17, '2026-11-27 03:09:47.805+00', 1, 'PET', NULL, 1, '코코 pricks up both ears at “코코야, 뭐 해?”. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(18, '2026-11-27 03:09:47.891+00', 1, 'USER', 1, NULL, 'ㅋㅋㅋ', 'dee0d2cce456f32a648ca5f39441973b', NULL),
	(19, '2026-11-27 03:09:47.976+00', 1, 'PET', NULL, 1, '코코 comes closer and listens to “ㅋㅋㅋ” again. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(20, '2026-11-27 03:09:48.051+00', 1, 'USER', 1, NULL, 'I’m home at eight 🏠❤️ — "quotes", \backslash\ & <b>bold</b>', 'd566b5196dd4ef9f6c3542a133f153fd', NULL),
	(21, '2026-11-27 03:09:48.127+00', 1, 'PET', NULL, 1, '코코 pricks up both ears at “I’m home at eight 🏠❤️ — "quotes", \backslash\ & <b>bold</b>”. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(22, '2026-11-27 03:09:48.289+00', 3, 'USER', 1, NULL, 'Hello, Mochi', 'bd00f95f38c8a69a99c4f14daf60f7cb', 'first-of-3'),
	(23, '2026-11-27 03:09:48.34+00', 3, 'PET', NULL, 3, '“Hello, Mochi”, you say! Mochi thinks it over, twice. All I am is “A shy hamster”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(24, '2026-11-27 03:09:48.674+00', 4, 'USER', 2, NULL, 'Good morning', '64559bb27e3837e122d6561809d9a0df', 'first-of-4'),
	(25, '2026-11-27 03:09:48.791+00', 4, 'PET', NULL, 4, 'Pepper pricks up both ears at “Good morning”. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(26, '2026-11-27 03:09:48.866+00', 4, 'USER', 2, NULL, 'Say it again', '826d854e549f96ac0428fc629b8b3625', NULL),
	(27, '2026-11-27 03:09:48.907+00', 4, 'PET', NULL, 4, 'Pepper comes closer and listens to “Say it again” again. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(28, '2026-11-27 03:09:49.082+00', 5, 'USER', 3, NULL, 'A riddle, please', '1e2c1f2110a0cbcfe8250c66a4a4f938', 'first-of-5'),
	(29, '2026-11-27 03:09:49.118+00', 5, 'PET', NULL, 5, '“A riddle, please”, you say! Turing thinks it over, twice. All I am is “A tortoise who likes riddles”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(30, '2026-11-27 03:09:49.275+00', 6, 'USER', 4, NULL, 'Are you awake?', '8b37073ffa4f8240db11f89fd6e5dfd4', 'first-of-6'),
	(31, '2026-11-27 03:09:49.307+00', 6, 'PET', NULL, 6, '“Are you awake?”, you say! Luna thinks it over, twice. All I am is “An owl who is awake at night”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(34, '2026-11-27 03:10:03.447+00', 4, 'PET', NULL, 4, 'Pepper turns around three times and settles down beside your place. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(35, '2026-11-27 03:10:12.642+00', 5, 'USER', 3, NULL, 'Are you there?', 'cd0558e0c681b1851f091f8869ff6ca3', NULL),
	(36, '2026-11-27 03:10:27.942+00', 6, 'USER', 4, NULL, 'It is late 🌙', '9653a91397e59657aea73b8be6a64838', NULL),
	(37, '2026-11-27 03:10:27.956+00', 6, 'USER', 4, NULL, 'Are you still awake?', '9baa25e7005540662f83a3ca648bee38', 'noor-waits');

INSERT INTO public.mikro_orm_migrations (id, name, executed_at) VALUES
	(1, '20261123-text-and-time', '2026-11-27 03:09:45.230472+00'),
	(2, '20261123-tables', '2026-11-27 03:09:45.230472+00'),
	(3, '20261123-partitions', '2026-11-27 03:09:45.230472+00'),
	(4, '20261123-outreach', '2026-11-27 03:09:45.230472+00'),
	(5, '20261124-send-message', '2026-11-27 03:09:45.230472+00'),
	(6, '20261124-older-messages', '2026-11-27 03:09:45.230472+00'),
	(7, '20261124-note-accesses', '2026-11-27 03:09:45.230472+00'),
	(8, '20261124-archive', '2026-11-27 03:09:45.230472+00'),
	(9, '20261124-accounts', '2026-11-27 03:09:45.230472+00'),
	(10, '20261124-reply-progress', '2026-11-27 03:09:45.230472+00');

INSERT INTO public.notifications (id, user_id, pet_id, message_id, message_sent_at, type, title, content, status, "position", delivery_metadata, created_at, sent_at) VALUES
	(1, 1, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 1, '{}', '2026-11-27 03:09:47.013+00', '2026-11-27 03:09:47.013+00'),
	(2, 2, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 2, '{}', '2026-11-27 03:09:47.368+00', '2026-11-27 03:09:47.368+00'),
	(3, 3, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 3, '{}', '2026-11-27 03:09:47.482+00', '2026-11-27 03:09:47.482+00'),
	(4, 4, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 4, '{}', '2026-11-27 03:09:47.553+00', '2026-11-27 03:09:47.553+00'),
	(6, 2, 4, 34, '2026-11-27 03:10:03.447+00', 'OUTREACH', 'Pepper', 'Pepper turns around three times and settles down beside your place. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', 'SENT', 7, '{"attempts": 1, "voiceAttempts": 1}', '2026-11-27 03:10:03.386+00', '2026-11-27 03:10:03.447+00'),
	(7, 3, 5, NULL, NULL, 'OUTREACH', 'Turing', 'Turing wanted to write and did not find the words.', 'FAILED', 8, '{"reason": "VOICE_DOWN", "attempts": 4}', '2026-11-27 03:10:20.287+00', NULL);

INSERT INTO public.outreach_due (user_id, epoch, due_at) VALUES
	(1, '2026-11-27 03:10:27.151+00', '2026-11-27 05:10:27.151+00'),
	(2, '2026-11-27 03:10:27.483+00', '2026-11-27 05:10:27.483+00'),
	(3, '2026-11-27 03:10:27.789+00', '2026-11-27 05:10:27.789+00');

INSERT INTO public.outreach_switch (id, is_on, changed_at) VALUES
	(true, true, '2026-11-27 03:09:45.371+00');

INSERT INTO public.outreaches (user_id, epoch, state, due_at, fence, attempts, pet_id, notification_id, message_id, sent_at, reason, claimed_at) VALUES
	(2, '2026-11-27 03:10:01.727+00', 'SENT', NULL, 1, 0, 4, 6, 34, '2026-11-27 03:10:03.447+00', NULL, '2026-11-27 03:10:03.124+00'),
	(3, '2026-11-27 03:10:12.55+00', 'FAILED', NULL, 4, 4, NULL, 7, NULL, NULL, 'VOICE_DOWN', '2026-11-27 03:10:13.562+00');

INSERT INTO public.pets (id, owner_id, name, persona, status, created_at, updated_at, is_deleted, deleted_at) VALUES
	(1, 1, '코코', '참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺', 'ACTIVE', '2026-07-27 03:09:47.095+00', '2026-11-27 03:09:47.095+00', false, NULL),
	(4, 2, 'Pepper', 'A parrot who repeats everything twice', 'ACTIVE', '2026-07-27 03:09:47.404+00', '2026-11-27 03:09:47.404+00', false, NULL),
	(5, 3, 'Turing', 'A tortoise who likes riddles', 'ACTIVE', '2026-07-27 03:09:47.51+00', '2026-11-27 03:09:47.51+00', false, NULL),
	(6, 4, 'Luna', 'An owl who is awake at night', 'ACTIVE', '2026-07-27 03:09:47.563+00', '2026-11-27 03:09:47.563+00', false, NULL),
	(2, 1, 'Biscuit 🐶', 'A brave little dog
who barks at the moon', 'RESTING', '2026-07-27 03:09:47.195+00', '2026-11-27 03:09:47.195+00', false, NULL),
	(3, 1, 'Mochi', 'A shy hamster', 'ACTIVE', '2026-07-27 03:09:47.287+00', '2026-11-27 03:09:48.489+00', true, '2026-11-27 03:09:48.489+00'),
	(7, 5, '~', '~', 'RESTING', '2026-07-27 03:09:47.609+00', '2026-11-27 03:09:49.924+00', true, '2026-11-27 03:09:49.924+00');

INSERT INTO public.push_deliveries (id, notification_id, push_subscription_id, state, due_at, fence, attempts, reason, created_at) VALUES
	(1, 6, 1, 'PENDING', '2026-11-27 03:10:27.461+00', 5, 4, NULL, '2026-11-27 03:10:03.495+00');

INSERT INTO public.push_subscriptions (id, user_id, session_id, endpoint, p256dh, auth, created_at) VALUES
	(1, 2, 14, 'https://127.0.0.1:9/push/milo', 'BNcQCh-tyxnoWmSyc9c1xJHjwDhAbpvN_zYI4P42TVdj1X-HhLGJ-jaDkFlgohHihRn1IjDY5d21eJbFzO7qJXI', 'uS0jLWDSbcxV2Ro7KjWFWw', '2026-11-27 03:10:01.798+00');

INSERT INTO public.sessions (id, user_id, family_hash, refresh_hash, created_at, expires_at, revoked_at) VALUES
	(1, 1, 'c4695beda5050770e2b4f97bca25ca3357090f6f2c8140d761d7285bbc21fb2b', '69802488759910c4c844d8061b7098b401d53c2c5ee2659e9ac9059c7bef41a1', '2026-11-27 03:09:47.038+00', '2026-12-27 03:09:47.038+00', NULL),
	(2, 2, 'c6da17bfe04d3c838b2663c20fd67e3ee1f22cf2f05ac759d5a371130702289a', 'b6331f619a60a24fb67c88e6e0407529222c444f92486d4f91cd1491d98b0898', '2026-11-27 03:09:47.379+00', '2026-12-27 03:09:47.379+00', NULL),
	(3, 3, '05dbc81940a4460ed4d470254e3d77ccb6e10655d97ac34852917da288c270d9', '281d64dad90cb4b3baa82246d70ca8190705c47c566def7ea519a7a8325ad192', '2026-11-27 03:09:47.488+00', '2026-12-27 03:09:47.488+00', NULL),
	(4, 4, 'd30ca67b865fde202529914048bfba5339850e799f972a6374cd7d747406c34e', '1154f2787fba9004acd1997edba4a8c403f7ceddf5e70fbf079d4c827fa4a7e7', '2026-11-27 03:09:47.556+00', '2026-12-27 03:09:47.556+00', NULL),
	(6, 1, 'd6c4df696980e95b4c71295b9f3cd80921c128d41d42c52b3db4fabc5cf129fe', '319ee75a50bc9ee1040428de5ae8630e344423db0a75759b7245df4219026e10', '2026-11-27 03:09:47.732+00', '2026-12-27 03:09:47.732+00', NULL),
	(7, 2, '3ffc64e4bdbaea63bd64a06008a2d9f2ffc4c802ad59bee0030459ce2d178731', '61b862f306e8a9f72444d6cf76fc982e654c9c6ded570e3522dadd771b02fcbb', '2026-11-27 03:09:48.641+00', '2026-12-27 03:09:48.641+00', NULL),
	(8, 3, '429bafa5cf0b8f0a1b39be6d78ee655d82273531da23541bcf9eb10b5cbcf3c7', '760f284793287d455c7163f07a443e65746e028e475ba37ef31ce0bd7ef3bfb6', '2026-11-27 03:09:49.065+00', '2026-12-27 03:09:49.065+00', NULL),
	(9, 4, '75ce0f39631bb98df53145b196161d0e29982dce38afd48024ce3fd0cba54fed', '39b434934e39e9672b37ac17582bcf62139c30f1b03a43ef7e28e3cb2e759424', '2026-11-27 03:09:49.25+00', '2026-12-27 03:09:49.25+00', NULL),
	(12, 1, 'c9f6650afd9339429b53d6e73e2a07869683f5035c34d8a9f934a5f899cc20d1', 'b37b74721a7c2ab3f8ab14615c0ed0376751951db835973ba51a1dfb6eca8e5a', '2026-11-27 03:10:00.767+00', '2026-12-27 03:10:00.767+00', NULL),
	(13, 4, '5b4671cfe5f6ceecd237d48ef794f81d4f8814e905b1abeacca2755da6c991d4', '75ea228a6cc5357569824873a8448cf9a596fa401c05d5f074b64c44e31d8d06', '2026-11-27 03:10:01.558+00', '2026-12-27 03:10:01.558+00', NULL),
	(14, 2, '98b35b18039f2e5d6cfbec1a2564f091ce5b80a110460e63a7e5dd1a091df137', '9adcc02c4002a60fbc806934bf102c6ff1294b94f6904d902bbd587818025a7b', '2026-11-27 03:10:01.753+00', '2026-12-27 03:10:01.753+00', NULL),
	(15, 3, 'd988f6b160ab963bed4d3016999cb4b686d63601885af00873c492a41d02c4ef', '5512376e104df8b0093eeaa89e1329c2e8e0e043e8f952a32df56e26822468b5', '2026-11-27 03:10:12.443+00', '2026-12-27 03:10:12.443+00', NULL),
	(16, 1, '88c93815ef1a10fb0c222c5259d16a5e40b1b5f7481de173338e53066475b822', 'ef76dbcf18fcf45710ef385982f4ecba0a3e25cc432471195d584911a2bfc385', '2026-11-27 03:10:27.233+00', '2026-12-27 03:10:27.233+00', NULL),
	(17, 2, 'c4f9806a8b212359bb5504c0c4cb7d90504d56451159295079d94b01b022d8e0', '97618cbbf853e56eb7613552c945728162d9260cf7261bdc87b696e4c441d5d9', '2026-11-27 03:10:27.552+00', '2026-12-27 03:10:27.552+00', NULL),
	(18, 3, 'a0beff3033c4ea05d35a498e6a2404f632312826b9ef242acc0fd4223ea10813', 'bf6ba5f177729286fb6bcd115ca826378351d1415d37d9a2e566ab4217f3ca82', '2026-11-27 03:10:27.829+00', '2026-12-27 03:10:27.829+00', NULL),
	(19, 4, 'fc408c8a7f3e1dbd86b85e98895799150af7b2383bb7fc950f532862cd85b098', '3742660fc04a5379cd9947a4838080b73b950b69bd071e37c3d7d97da675b856', '2026-11-27 03:10:27.916+00', '2026-12-27 03:10:27.916+00', NULL);

INSERT INTO public.users (id, username, username_key, email, password, time_zone, last_active_at, created_at, updated_at, is_deleted, deleted_at, outreach_enabled, outreach_daily_cap, quiet_from, quiet_to) VALUES
	(5, '~05', '~05', '~05@deleted.invalid', '~05', NULL, '2026-11-27 03:09:49.923+00', '2026-07-27 03:09:47.598+00', '2026-11-27 03:09:49.923+00', true, '2026-11-27 03:09:49.923+00', false, 3, NULL, NULL),
	(1, '하나_22', '하나_22', 'hana@example.com', '$argon2id$v=19$m=19456,t=2,p=1$pWK8XROsDNzH5TAjVHdsgA$6uMaDEO2BWlnHzFPush2PjvpXn8z1mOahO8SY7aUZ8c', 'Asia/Seoul', '2026-11-27 03:10:27.151+00', '2026-07-27 03:09:46.998+00', '2026-11-27 03:09:46.998+00', false, NULL, true, 3, '11:00:00', '00:00:00'),
	(2, 'Milo_H', 'milo_h', 'milo.h@example.com', '$argon2id$v=19$m=19456,t=2,p=1$0wu86PoSMa3tmPole3bkiw$/QMEOm4ryOBLJa0DFQlsKOI+8f0cqjWBtMf2ozijqKE', 'Europe/Berlin', '2026-11-27 03:10:27.483+00', '2026-07-27 03:09:47.366+00', '2026-11-27 03:09:47.366+00', false, NULL, true, 3, NULL, NULL),
	(3, 'ada_q', 'ada_q', 'ada.q@example.com', '$argon2id$v=19$m=19456,t=2,p=1$cBdUVi4onZNYtl0FntjfJw$NSifchQu0VR8rqR1WGvYgl9XWJ0DX/WjVocggzR5fOs', NULL, '2026-11-27 03:10:27.789+00', '2026-07-27 03:09:47.481+00', '2026-11-27 03:09:47.481+00', false, NULL, true, 3, NULL, NULL),
	(4, 'noor_k', 'noor_k', 'noor@example.com', '$argon2id$v=19$m=19456,t=2,p=1$baLkw58TdogVya2PEZrI0Q$AMLrPe6jK/5c0M9qnDgdeoPmKMPjrlH299wG5vSDo0o', 'UTC', '2026-11-27 03:10:27.879+00', '2026-07-27 03:09:47.552+00', '2026-11-27 03:09:47.552+00', false, NULL, false, 3, NULL, NULL);

SELECT pg_catalog.setval('public.activities_id_seq', 41, true);

SELECT pg_catalog.setval('public.chat_rooms_id_seq', 7, true);

SELECT pg_catalog.setval('public.messages_id_seq', 37, true);

SELECT pg_catalog.setval('public.mikro_orm_migrations_id_seq', 10, true);

SELECT pg_catalog.setval('public.notifications_id_seq', 7, true);

SELECT pg_catalog.setval('public.notifications_position_seq', 8, true);

SELECT pg_catalog.setval('public.pets_id_seq', 7, true);

SELECT pg_catalog.setval('public.push_deliveries_id_seq', 1, true);

SELECT pg_catalog.setval('public.push_subscriptions_id_seq', 1, true);

SELECT pg_catalog.setval('public.sessions_id_seq', 19, true);

SELECT pg_catalog.setval('public.users_id_seq', 5, true);

ALTER TABLE ONLY agenda.agenda_jobs
    ADD CONSTRAINT agenda_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY agenda.agenda_logs
    ADD CONSTRAINT agenda_logs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.activities_archive
    ADD CONSTRAINT activities_archive_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w45
    ADD CONSTRAINT activities_2026_w45_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w46
    ADD CONSTRAINT activities_2026_w46_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w47
    ADD CONSTRAINT activities_2026_w47_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w48
    ADD CONSTRAINT activities_2026_w48_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w49
    ADD CONSTRAINT activities_2026_w49_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w50
    ADD CONSTRAINT activities_2026_w50_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w51
    ADD CONSTRAINT activities_2026_w51_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.chat_rooms
    ADD CONSTRAINT chat_rooms_pet_id_unique UNIQUE (pet_id);

ALTER TABLE ONLY public.chat_rooms
    ADD CONSTRAINT chat_rooms_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.data_exports
    ADD CONSTRAINT data_exports_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.data_exports
    ADD CONSTRAINT data_exports_token_hash_unique UNIQUE (token_hash);

ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT erasures_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.messages_archive
    ADD CONSTRAINT messages_archive_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages_2026_08
    ADD CONSTRAINT messages_2026_08_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages_2026_09
    ADD CONSTRAINT messages_2026_09_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages_2026_10
    ADD CONSTRAINT messages_2026_10_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages_2026_11
    ADD CONSTRAINT messages_2026_11_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages_2026_12
    ADD CONSTRAINT messages_2026_12_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages_2027_01
    ADD CONSTRAINT messages_2027_01_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages_2027_02
    ADD CONSTRAINT messages_2027_02_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.mikro_orm_migrations
    ADD CONSTRAINT mikro_orm_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outreach_due
    ADD CONSTRAINT outreach_due_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.outreach_switch
    ADD CONSTRAINT outreach_switch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outreaches
    ADD CONSTRAINT outreaches_pkey PRIMARY KEY (user_id, epoch);

ALTER TABLE ONLY public.pets
    ADD CONSTRAINT pets_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.push_deliveries
    ADD CONSTRAINT push_deliveries_once_unique UNIQUE (notification_id, push_subscription_id);

ALTER TABLE ONLY public.push_deliveries
    ADD CONSTRAINT push_deliveries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.push_subscriptions
    ADD CONSTRAINT push_subscriptions_endpoint_unique UNIQUE (endpoint);

ALTER TABLE ONLY public.push_subscriptions
    ADD CONSTRAINT push_subscriptions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reply_progress
    ADD CONSTRAINT reply_progress_pkey PRIMARY KEY (chat_room_id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_family_hash_unique UNIQUE (family_hash);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_email_unique UNIQUE (email);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_password_unique UNIQUE (password);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_username_key_unique UNIQUE (username_key);

CREATE INDEX agenda_jobs_find_and_lock_idx ON agenda.agenda_jobs USING btree (name, next_run_at, priority DESC, locked_at, disabled) WHERE (disabled = false);

CREATE INDEX agenda_jobs_locked_at_idx ON agenda.agenda_jobs USING btree (locked_at) WHERE (locked_at IS NOT NULL);

CREATE INDEX agenda_jobs_next_run_at_idx ON agenda.agenda_jobs USING btree (next_run_at) WHERE (next_run_at IS NOT NULL);

CREATE UNIQUE INDEX agenda_jobs_single_job_idx ON agenda.agenda_jobs USING btree (name) WHERE ((type)::text = 'single'::text);

CREATE INDEX agenda_logs_job_id_idx ON agenda.agenda_logs USING btree (job_id, "timestamp" DESC);

CREATE INDEX agenda_logs_job_name_idx ON agenda.agenda_logs USING btree (job_name, "timestamp" DESC);

CREATE INDEX agenda_logs_timestamp_idx ON agenda.agenda_logs USING btree ("timestamp" DESC);

CREATE INDEX activities_archive_user_id_occurred_at_id_idx ON ONLY public.activities_archive USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w45_user_id_occurred_at_id_idx ON public.activities_2026_w45 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w46_user_id_occurred_at_id_idx ON public.activities_2026_w46 USING btree (user_id, occurred_at, id);

CREATE INDEX idx_activities_user_occurred ON ONLY public.activities USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w47_user_id_occurred_at_id_idx ON public.activities_2026_w47 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w48_user_id_occurred_at_id_idx ON public.activities_2026_w48 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w49_user_id_occurred_at_id_idx ON public.activities_2026_w49 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w50_user_id_occurred_at_id_idx ON public.activities_2026_w50 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w51_user_id_occurred_at_id_idx ON public.activities_2026_w51 USING btree (user_id, occurred_at, id);

CREATE INDEX idx_chatrooms_reply_due ON public.chat_rooms USING btree (reply_due_at) WHERE (reply_due_at IS NOT NULL);

CREATE INDEX idx_chatrooms_user_archived ON public.chat_rooms USING btree (user_id, last_message_at DESC NULLS LAST, id DESC) WHERE (archived_at IS NOT NULL);

CREATE INDEX idx_chatrooms_user_newest ON public.chat_rooms USING btree (user_id, last_message_at DESC NULLS LAST, id DESC) WHERE (archived_at IS NULL);

CREATE INDEX idx_chatrooms_user_pet ON public.chat_rooms USING btree (user_id, pet_id);

CREATE INDEX idx_erasures_due ON public.erasures USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX idx_messages_room_hash ON ONLY public.messages USING btree (chat_room_id, message_hash);

CREATE INDEX idx_messages_room_sent ON ONLY public.messages USING btree (chat_room_id, sent_at, id);

CREATE INDEX idx_notifications_user_position ON public.notifications USING btree (user_id, "position");

CREATE INDEX idx_notifications_user_status ON public.notifications USING btree (user_id, status, "position");

CREATE INDEX idx_outreach_due_due ON public.outreach_due USING btree (due_at);

CREATE INDEX idx_outreaches_due ON public.outreaches USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX idx_pets_active ON public.pets USING btree (id) WHERE (status = 'ACTIVE'::public.pet_status);

CREATE INDEX idx_pets_owner_status ON public.pets USING btree (owner_id, status);

CREATE INDEX idx_push_deliveries_due ON public.push_deliveries USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX idx_push_deliveries_subscription ON public.push_deliveries USING btree (push_subscription_id);

CREATE INDEX idx_push_subscriptions_session ON public.push_subscriptions USING btree (session_id);

CREATE INDEX idx_push_subscriptions_user ON public.push_subscriptions USING btree (user_id);

CREATE INDEX idx_sessions_user ON public.sessions USING btree (user_id);

CREATE INDEX idx_users_active ON public.users USING btree (id) WHERE (NOT is_deleted);

CREATE INDEX messages_archive_chat_room_id_message_hash_idx ON ONLY public.messages_archive USING btree (chat_room_id, message_hash);

CREATE INDEX messages_2026_08_chat_room_id_message_hash_idx ON public.messages_2026_08 USING btree (chat_room_id, message_hash);

CREATE INDEX messages_archive_chat_room_id_sent_at_id_idx ON ONLY public.messages_archive USING btree (chat_room_id, sent_at, id);

CREATE INDEX messages_2026_08_chat_room_id_sent_at_id_idx ON public.messages_2026_08 USING btree (chat_room_id, sent_at, id);

CREATE INDEX messages_2026_09_chat_room_id_message_hash_idx ON public.messages_2026_09 USING btree (chat_room_id, message_hash);

CREATE INDEX messages_2026_09_chat_room_id_sent_at_id_idx ON public.messages_2026_09 USING btree (chat_room_id, sent_at, id);

CREATE INDEX messages_2026_10_chat_room_id_message_hash_idx ON public.messages_2026_10 USING btree (chat_room_id, message_hash);

CREATE INDEX messages_2026_10_chat_room_id_sent_at_id_idx ON public.messages_2026_10 USING btree (chat_room_id, sent_at, id);

CREATE INDEX messages_2026_11_chat_room_id_message_hash_idx ON public.messages_2026_11 USING btree (chat_room_id, message_hash);

CREATE INDEX messages_2026_11_chat_room_id_sent_at_id_idx ON public.messages_2026_11 USING btree (chat_room_id, sent_at, id);

CREATE INDEX messages_2026_12_chat_room_id_message_hash_idx ON public.messages_2026_12 USING btree (chat_room_id, message_hash);

CREATE INDEX messages_2026_12_chat_room_id_sent_at_id_idx ON public.messages_2026_12 USING btree (chat_room_id, sent_at, id);

CREATE INDEX messages_2027_01_chat_room_id_message_hash_idx ON public.messages_2027_01 USING btree (chat_room_id, message_hash);

CREATE INDEX messages_2027_01_chat_room_id_sent_at_id_idx ON public.messages_2027_01 USING btree (chat_room_id, sent_at, id);

CREATE INDEX messages_2027_02_chat_room_id_message_hash_idx ON public.messages_2027_02 USING btree (chat_room_id, message_hash);

CREATE INDEX messages_2027_02_chat_room_id_sent_at_id_idx ON public.messages_2027_02 USING btree (chat_room_id, sent_at, id);

ALTER INDEX public.activities_archive_pkey ATTACH PARTITION public.activities_2026_w45_pkey;

ALTER INDEX public.activities_archive_user_id_occurred_at_id_idx ATTACH PARTITION public.activities_2026_w45_user_id_occurred_at_id_idx;

ALTER INDEX public.activities_archive_pkey ATTACH PARTITION public.activities_2026_w46_pkey;

ALTER INDEX public.activities_archive_user_id_occurred_at_id_idx ATTACH PARTITION public.activities_2026_w46_user_id_occurred_at_id_idx;

ALTER INDEX public.activities_pkey ATTACH PARTITION public.activities_2026_w47_pkey;

ALTER INDEX public.idx_activities_user_occurred ATTACH PARTITION public.activities_2026_w47_user_id_occurred_at_id_idx;

ALTER INDEX public.activities_pkey ATTACH PARTITION public.activities_2026_w48_pkey;

ALTER INDEX public.idx_activities_user_occurred ATTACH PARTITION public.activities_2026_w48_user_id_occurred_at_id_idx;

ALTER INDEX public.activities_pkey ATTACH PARTITION public.activities_2026_w49_pkey;

ALTER INDEX public.idx_activities_user_occurred ATTACH PARTITION public.activities_2026_w49_user_id_occurred_at_id_idx;

ALTER INDEX public.activities_pkey ATTACH PARTITION public.activities_2026_w50_pkey;

ALTER INDEX public.idx_activities_user_occurred ATTACH PARTITION public.activities_2026_w50_user_id_occurred_at_id_idx;

ALTER INDEX public.activities_pkey ATTACH PARTITION public.activities_2026_w51_pkey;

ALTER INDEX public.idx_activities_user_occurred ATTACH PARTITION public.activities_2026_w51_user_id_occurred_at_id_idx;

ALTER INDEX public.messages_archive_chat_room_id_message_hash_idx ATTACH PARTITION public.messages_2026_08_chat_room_id_message_hash_idx;

ALTER INDEX public.messages_archive_chat_room_id_sent_at_id_idx ATTACH PARTITION public.messages_2026_08_chat_room_id_sent_at_id_idx;

ALTER INDEX public.messages_archive_pkey ATTACH PARTITION public.messages_2026_08_pkey;

ALTER INDEX public.idx_messages_room_hash ATTACH PARTITION public.messages_2026_09_chat_room_id_message_hash_idx;

ALTER INDEX public.idx_messages_room_sent ATTACH PARTITION public.messages_2026_09_chat_room_id_sent_at_id_idx;

ALTER INDEX public.messages_pkey ATTACH PARTITION public.messages_2026_09_pkey;

ALTER INDEX public.idx_messages_room_hash ATTACH PARTITION public.messages_2026_10_chat_room_id_message_hash_idx;

ALTER INDEX public.idx_messages_room_sent ATTACH PARTITION public.messages_2026_10_chat_room_id_sent_at_id_idx;

ALTER INDEX public.messages_pkey ATTACH PARTITION public.messages_2026_10_pkey;

ALTER INDEX public.idx_messages_room_hash ATTACH PARTITION public.messages_2026_11_chat_room_id_message_hash_idx;

ALTER INDEX public.idx_messages_room_sent ATTACH PARTITION public.messages_2026_11_chat_room_id_sent_at_id_idx;

ALTER INDEX public.messages_pkey ATTACH PARTITION public.messages_2026_11_pkey;

ALTER INDEX public.idx_messages_room_hash ATTACH PARTITION public.messages_2026_12_chat_room_id_message_hash_idx;

ALTER INDEX public.idx_messages_room_sent ATTACH PARTITION public.messages_2026_12_chat_room_id_sent_at_id_idx;

ALTER INDEX public.messages_pkey ATTACH PARTITION public.messages_2026_12_pkey;

ALTER INDEX public.idx_messages_room_hash ATTACH PARTITION public.messages_2027_01_chat_room_id_message_hash_idx;

ALTER INDEX public.idx_messages_room_sent ATTACH PARTITION public.messages_2027_01_chat_room_id_sent_at_id_idx;

ALTER INDEX public.messages_pkey ATTACH PARTITION public.messages_2027_01_pkey;

ALTER INDEX public.idx_messages_room_hash ATTACH PARTITION public.messages_2027_02_chat_room_id_message_hash_idx;

ALTER INDEX public.idx_messages_room_sent ATTACH PARTITION public.messages_2027_02_chat_room_id_sent_at_id_idx;

ALTER INDEX public.messages_pkey ATTACH PARTITION public.messages_2027_02_pkey;

CREATE TRIGGER agenda_jobs_updated_at_trigger BEFORE UPDATE ON agenda.agenda_jobs FOR EACH ROW EXECUTE FUNCTION agenda.update_agenda_jobs_updated_at();

ALTER TABLE ONLY public.activities_2026_w47
    ADD CONSTRAINT activities_2026_w47_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.activities_2026_w48
    ADD CONSTRAINT activities_2026_w48_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.activities_2026_w49
    ADD CONSTRAINT activities_2026_w49_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.activities_2026_w50
    ADD CONSTRAINT activities_2026_w50_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.activities_2026_w51
    ADD CONSTRAINT activities_2026_w51_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.chat_rooms
    ADD CONSTRAINT chat_rooms_pet_id_foreign FOREIGN KEY (pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.chat_rooms
    ADD CONSTRAINT chat_rooms_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.data_exports
    ADD CONSTRAINT data_exports_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.erasures
    ADD CONSTRAINT erasures_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.messages_2026_09
    ADD CONSTRAINT messages_2026_09_chat_room_id_foreign FOREIGN KEY (chat_room_id) REFERENCES public.chat_rooms(id);

ALTER TABLE ONLY public.messages_2026_09
    ADD CONSTRAINT messages_2026_09_sender_pet_id_foreign FOREIGN KEY (sender_pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.messages_2026_09
    ADD CONSTRAINT messages_2026_09_sender_user_id_foreign FOREIGN KEY (sender_user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.messages_2026_10
    ADD CONSTRAINT messages_2026_10_chat_room_id_foreign FOREIGN KEY (chat_room_id) REFERENCES public.chat_rooms(id);

ALTER TABLE ONLY public.messages_2026_10
    ADD CONSTRAINT messages_2026_10_sender_pet_id_foreign FOREIGN KEY (sender_pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.messages_2026_10
    ADD CONSTRAINT messages_2026_10_sender_user_id_foreign FOREIGN KEY (sender_user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.messages_2026_11
    ADD CONSTRAINT messages_2026_11_chat_room_id_foreign FOREIGN KEY (chat_room_id) REFERENCES public.chat_rooms(id);

ALTER TABLE ONLY public.messages_2026_11
    ADD CONSTRAINT messages_2026_11_sender_pet_id_foreign FOREIGN KEY (sender_pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.messages_2026_11
    ADD CONSTRAINT messages_2026_11_sender_user_id_foreign FOREIGN KEY (sender_user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.messages_2026_12
    ADD CONSTRAINT messages_2026_12_chat_room_id_foreign FOREIGN KEY (chat_room_id) REFERENCES public.chat_rooms(id);

ALTER TABLE ONLY public.messages_2026_12
    ADD CONSTRAINT messages_2026_12_sender_pet_id_foreign FOREIGN KEY (sender_pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.messages_2026_12
    ADD CONSTRAINT messages_2026_12_sender_user_id_foreign FOREIGN KEY (sender_user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.messages_2027_01
    ADD CONSTRAINT messages_2027_01_chat_room_id_foreign FOREIGN KEY (chat_room_id) REFERENCES public.chat_rooms(id);

ALTER TABLE ONLY public.messages_2027_01
    ADD CONSTRAINT messages_2027_01_sender_pet_id_foreign FOREIGN KEY (sender_pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.messages_2027_01
    ADD CONSTRAINT messages_2027_01_sender_user_id_foreign FOREIGN KEY (sender_user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.messages_2027_02
    ADD CONSTRAINT messages_2027_02_chat_room_id_foreign FOREIGN KEY (chat_room_id) REFERENCES public.chat_rooms(id);

ALTER TABLE ONLY public.messages_2027_02
    ADD CONSTRAINT messages_2027_02_sender_pet_id_foreign FOREIGN KEY (sender_pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.messages_2027_02
    ADD CONSTRAINT messages_2027_02_sender_user_id_foreign FOREIGN KEY (sender_user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_pet_id_foreign FOREIGN KEY (pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.outreach_due
    ADD CONSTRAINT outreach_due_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.outreaches
    ADD CONSTRAINT outreaches_notification_id_foreign FOREIGN KEY (notification_id) REFERENCES public.notifications(id);

ALTER TABLE ONLY public.outreaches
    ADD CONSTRAINT outreaches_pet_id_foreign FOREIGN KEY (pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.pets
    ADD CONSTRAINT pets_owner_id_foreign FOREIGN KEY (owner_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.push_deliveries
    ADD CONSTRAINT push_deliveries_notification_id_foreign FOREIGN KEY (notification_id) REFERENCES public.notifications(id);

ALTER TABLE ONLY public.push_deliveries
    ADD CONSTRAINT push_deliveries_push_subscription_id_foreign FOREIGN KEY (push_subscription_id) REFERENCES public.push_subscriptions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.push_subscriptions
    ADD CONSTRAINT push_subscriptions_session_id_foreign FOREIGN KEY (session_id) REFERENCES public.sessions(id);

ALTER TABLE ONLY public.push_subscriptions
    ADD CONSTRAINT push_subscriptions_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);
