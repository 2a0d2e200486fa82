-- An installation of the version of commit 06e0d09, dumped at 2026-11-27T03:04:18.412Z by make-installation.ts.
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

CREATE FUNCTION public.make_partition(parent text, moment timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql
    SET lock_timeout TO '2s'
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

CREATE FUNCTION public.partition_name(parent text, moment timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT parent || to_char(partition_start(parent, moment),
                                     CASE parent WHEN 'messages' THEN '_YYYY_MM' WHEN 'activities' THEN '_IYYY_"w"IW' END) $$;

CREATE FUNCTION public.partition_start(parent text, moment timestamp with time zone) RETURNS timestamp without time zone
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT date_trunc(CASE parent WHEN 'messages' THEN 'month' WHEN 'activities' THEN 'week' END,
                              moment AT TIME ZONE 'UTC') $$;

SET default_tablespace = '';

SET default_table_access_method = heap;

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

CREATE TABLE public.activities (
    id bigint NOT NULL,
    occurred_at timestamp(3) with time zone DEFAULT public.clock() NOT NULL,
    user_id bigint NOT NULL,
    type public.activity_type NOT NULL,
    metadata jsonb
)
PARTITION BY RANGE (occurred_at);

CREATE SEQUENCE public.activities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.activities_id_seq OWNED BY public.activities.id;

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
    CONSTRAINT chat_rooms_last_message_check CHECK (((last_message_id IS NULL) = (last_message_at IS NULL))),
    CONSTRAINT chat_rooms_reply_check CHECK (((reply_to_id IS NOT NULL) OR (reply_due_at IS NULL)))
);

CREATE SEQUENCE public.chat_rooms_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.chat_rooms_id_seq OWNED BY public.chat_rooms.id;

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

CREATE SEQUENCE public.messages_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.messages_id_seq OWNED BY public.messages.id;

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
);

CREATE SEQUENCE public.users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w45 FOR VALUES FROM ('2026-11-02 00:00:00+00') TO ('2026-11-09 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w46 FOR VALUES FROM ('2026-11-09 00:00:00+00') TO ('2026-11-16 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w47 FOR VALUES FROM ('2026-11-16 00:00:00+00') TO ('2026-11-23 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w48 FOR VALUES FROM ('2026-11-23 00:00:00+00') TO ('2026-11-30 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w49 FOR VALUES FROM ('2026-11-30 00:00:00+00') TO ('2026-12-07 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w50 FOR VALUES FROM ('2026-12-07 00:00:00+00') TO ('2026-12-14 00:00:00+00');

ALTER TABLE ONLY public.activities ATTACH PARTITION public.activities_2026_w51 FOR VALUES FROM ('2026-12-14 00:00:00+00') TO ('2026-12-21 00:00:00+00');

ALTER TABLE ONLY public.messages ATTACH PARTITION public.messages_2026_08 FOR VALUES FROM ('2026-08-01 00:00:00+00') TO ('2026-09-01 00:00:00+00');

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
	('72010f12-466d-4ea4-962c-5ab42fd2409c', 'replies', 0, '2026-11-27 03:04:15.434+00', 'single', NULL, '2026-11-27 03:04:14.439+00', NULL, NULL, NULL, NULL, '2026-11-27 03:04:14.434+00', '1000', NULL, NULL, false, NULL, false, 'vm 25247', NULL, NULL, NULL, NULL, '2026-11-27 03:04:00.517353+00', '2026-11-27 03:04:14.440556+00'),
	('e875e226-49f9-429b-9f17-fd532cb947ec', 'outreach', 0, '2026-11-27 03:04:15.434+00', 'single', NULL, '2026-11-27 03:04:14.44+00', NULL, NULL, NULL, NULL, '2026-11-27 03:04:14.434+00', '1000', NULL, NULL, false, NULL, false, 'vm 25247', NULL, NULL, NULL, NULL, '2026-11-27 03:04:00.527527+00', '2026-11-27 03:04:14.442336+00'),
	('85b7218a-cfd7-494d-bf23-3877e6a1d62b', 'pushes', 0, '2026-11-27 03:04:15.442+00', 'single', NULL, '2026-11-27 03:04:14.458+00', NULL, NULL, NULL, NULL, '2026-11-27 03:04:14.442+00', '1000', NULL, NULL, false, NULL, false, 'vm 25247', NULL, NULL, NULL, NULL, '2026-11-27 03:04:00.529932+00', '2026-11-27 03:04:14.45851+00'),
	('8a104e7c-0be5-42e0-b880-e4948dfe4266', 'partitions', 0, '2026-11-27 04:04:00.617+00', 'single', NULL, '2026-11-27 03:04:00.684+00', NULL, NULL, NULL, NULL, '2026-11-27 03:04:00.617+00', '3600000', NULL, NULL, false, NULL, false, 'vm 25247', NULL, NULL, NULL, NULL, '2026-11-27 03:04:00.535999+00', '2026-11-27 03:04:07.466003+00');

INSERT INTO public.activities_2026_w45 (id, occurred_at, user_id, type, metadata) VALUES
	(13, '2026-11-06 03:04:01.235+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w46 (id, occurred_at, user_id, type, metadata) VALUES
	(14, '2026-11-13 03:04:01.235+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w47 (id, occurred_at, user_id, type, metadata) VALUES
	(15, '2026-11-20 03:04:01.235+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w48 (id, occurred_at, user_id, type, metadata) VALUES
	(1, '2026-11-27 03:04:00.72+00', 1, 'LOGIN', NULL),
	(2, '2026-11-27 03:04:00.831+00', 1, 'PET_CREATE', '{"petId": "1"}'),
	(3, '2026-11-27 03:04:00.879+00', 1, 'PET_CREATE', '{"petId": "2"}'),
	(4, '2026-11-27 03:04:00.922+00', 1, 'PET_CREATE', '{"petId": "3"}'),
	(5, '2026-11-27 03:04:00.979+00', 2, 'LOGIN', NULL),
	(6, '2026-11-27 03:04:01.034+00', 2, 'PET_CREATE', '{"petId": "4"}'),
	(7, '2026-11-27 03:04:01.061+00', 3, 'LOGIN', NULL),
	(8, '2026-11-27 03:04:01.083+00', 3, 'PET_CREATE', '{"petId": "5"}'),
	(9, '2026-11-27 03:04:01.124+00', 4, 'LOGIN', NULL),
	(10, '2026-11-27 03:04:01.14+00', 4, 'PET_CREATE', '{"petId": "6"}'),
	(11, '2026-11-27 03:04:01.186+00', 5, 'LOGIN', NULL),
	(12, '2026-11-27 03:04:01.2+00', 5, 'PET_CREATE', '{"petId": "7"}'),
	(16, '2026-11-27 03:04:01.292+00', 1, 'LOGIN', NULL),
	(17, '2026-11-27 03:04:01.319+00', 1, 'CHAT_SEND', '{"messageId": "16", "chatRoomId": "1"}'),
	(18, '2026-11-27 03:04:01.396+00', 1, 'CHAT_SEND', '{"messageId": "18", "chatRoomId": "1"}'),
	(19, '2026-11-27 03:04:01.449+00', 1, 'CHAT_SEND', '{"messageId": "20", "chatRoomId": "1"}'),
	(20, '2026-11-27 03:04:01.558+00', 1, 'CHAT_SEND', '{"messageId": "22", "chatRoomId": "3"}'),
	(21, '2026-11-27 03:04:01.681+00', 2, 'LOGIN', NULL),
	(22, '2026-11-27 03:04:01.697+00', 2, 'CHAT_SEND', '{"messageId": "24", "chatRoomId": "4"}'),
	(23, '2026-11-27 03:04:01.757+00', 2, 'CHAT_SEND', '{"messageId": "26", "chatRoomId": "4"}'),
	(24, '2026-11-27 03:04:01.827+00', 3, 'LOGIN', NULL),
	(25, '2026-11-27 03:04:01.841+00', 3, 'CHAT_SEND', '{"messageId": "28", "chatRoomId": "5"}'),
	(26, '2026-11-27 03:04:01.973+00', 4, 'LOGIN', NULL),
	(27, '2026-11-27 03:04:01.995+00', 4, 'CHAT_SEND', '{"messageId": "30", "chatRoomId": "6"}'),
	(28, '2026-11-27 03:04:02.066+00', 5, 'LOGIN', NULL),
	(29, '2026-11-27 03:04:02.078+00', 5, 'CHAT_SEND', '{"messageId": "32", "chatRoomId": "7"}'),
	(30, '2026-11-27 03:04:03.599+00', 1, 'LOGIN', NULL),
	(31, '2026-11-27 03:04:03.717+00', 4, 'LOGIN', NULL),
	(32, '2026-11-27 03:04:03.762+00', 2, 'LOGIN', NULL),
	(33, '2026-11-27 03:04:07.285+00', 3, 'LOGIN', NULL),
	(34, '2026-11-27 03:04:07.382+00', 3, 'CHAT_SEND', '{"messageId": "35", "chatRoomId": "5"}'),
	(35, '2026-11-27 03:04:17.714+00', 1, 'LOGIN', NULL),
	(36, '2026-11-27 03:04:18.007+00', 2, 'LOGIN', NULL),
	(37, '2026-11-27 03:04:18.113+00', 3, 'LOGIN', NULL),
	(38, '2026-11-27 03:04:18.186+00', 4, 'LOGIN', NULL),
	(39, '2026-11-27 03:04:18.219+00', 4, 'CHAT_SEND', '{"messageId": "36", "chatRoomId": "6"}'),
	(40, '2026-11-27 03:04:18.238+00', 4, 'CHAT_SEND', '{"messageId": "37", "chatRoomId": "6"}'),
	(41, '2026-11-27 03:04:18.293+00', 5, 'LOGIN', NULL);

INSERT INTO public.chat_rooms (id, user_id, pet_id, message_count, last_message_id, last_message_at, reply_to_id, replied_to_id, reply_due_at, reply_fence, reply_attempts, reply_failure, created_at, updated_at, is_deleted, deleted_at) VALUES
	(5, 3, 5, 3, 35, '2026-11-27 03:04:07.382+00', 35, 28, NULL, 5, 0, 'VOICE_DOWN', '2026-07-27 03:04:01.082+00', '2026-11-27 03:04:07.391+00', false, NULL),
	(6, 4, 6, 4, 37, '2026-11-27 03:04:18.238+00', 37, 30, '2026-11-27 03:04:18.225+00', 1, 0, NULL, '2026-07-27 03:04:01.138+00', '2026-11-27 03:04:18.242+00', false, NULL),
	(2, 1, 2, 2, 9, '2026-08-07 08:00:11.356+00', NULL, NULL, NULL, 0, 0, NULL, '2026-07-27 03:04:00.876+00', '2026-11-27 03:04:00.876+00', false, NULL),
	(1, 1, 1, 13, 21, '2026-11-27 03:04:01.471+00', NULL, 20, NULL, 3, 0, NULL, '2026-07-27 03:04:00.827+00', '2026-11-27 03:04:01.474+00', false, NULL),
	(3, 1, 3, 2, 23, '2026-11-27 03:04:01.589+00', NULL, 22, NULL, 1, 0, NULL, '2026-07-27 03:04:00.919+00', '2026-11-27 03:04:01.649+00', true, '2026-11-27 03:04:01.649+00'),
	(7, 5, 7, 5, 33, '2026-11-27 03:04:02.096+00', NULL, 32, NULL, 1, 0, NULL, '2026-07-27 03:04:01.199+00', '2026-11-27 03:04:02.099+00', false, NULL),
	(4, 2, 4, 8, 34, '2026-11-27 03:04:05.682+00', NULL, 26, NULL, 2, 0, NULL, '2026-07-27 03:04:01.029+00', '2026-11-27 03:04:05.692+00', false, NULL);

INSERT INTO public.messages_2026_08 (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id) VALUES
	(1, '2026-08-04 04:00:05.678+00', 1, 'USER', 1, NULL, '옛날 이야기 2026-08, number 1', NULL, NULL),
	(2, '2026-08-07 08:00:11.356+00', 1, 'PET', NULL, 1, 'An answer of 2026-08, number 2', NULL, NULL),
	(8, '2026-08-04 04:00:05.678+00', 2, 'USER', 1, NULL, '옛날 이야기 2026-08, number 1', NULL, NULL),
	(9, '2026-08-07 08:00:11.356+00', 2, 'PET', NULL, 2, 'An answer of 2026-08, number 2', NULL, NULL),
	(13, '2026-08-04 04:00:05.678+00', 7, 'USER', 5, NULL, '옛날 이야기 2026-08, number 1', NULL, NULL);

INSERT INTO public.messages_2026_09 (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id) VALUES
	(3, '2026-09-04 04:00:05.678+00', 1, 'USER', 1, NULL, '옛날 이야기 2026-09, number 1', NULL, NULL),
	(4, '2026-09-07 08:00:11.356+00', 1, 'PET', NULL, 1, 'An answer of 2026-09, number 2', NULL, NULL),
	(5, '2026-09-10 12:00:17.034+00', 1, 'USER', 1, NULL, '옛날 이야기 2026-09, number 3', NULL, NULL),
	(10, '2026-09-04 04:00:05.678+00', 4, 'USER', 2, NULL, '옛날 이야기 2026-09, number 1', NULL, NULL),
	(11, '2026-09-07 08:00:11.356+00', 4, 'PET', NULL, 4, 'An answer of 2026-09, number 2', NULL, NULL),
	(14, '2026-09-04 04:00:05.678+00', 7, 'PET', NULL, 7, 'An answer of 2026-09, number 1', NULL, NULL);

INSERT INTO public.messages_2026_10 (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id) VALUES
	(6, '2026-10-04 04:00:05.678+00', 1, 'PET', NULL, 1, 'An answer of 2026-10, number 1', NULL, NULL),
	(7, '2026-10-07 08:00:11.356+00', 1, 'USER', 1, NULL, '옛날 이야기 2026-10, number 2', NULL, NULL),
	(12, '2026-10-04 04:00:05.678+00', 4, 'USER', 2, NULL, '옛날 이야기 2026-10, number 1', NULL, NULL),
	(15, '2026-10-04 04:00:05.678+00', 7, 'USER', 5, NULL, '옛날 이야기 2026-10, number 1', NULL, NULL);

INSERT INTO public.messages_2026_11 (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id) VALUES
	(16, '2026-11-27 03:04:01.319+00', 1, 'USER', 1, NULL, '코코야, 뭐 해?', 'a922cedb7e54763719b0090cd130d0f0', 'first-of-1'),
	(17, '2026-11-27 03:04:01.352+00', 1, 'PET', NULL, 1, '코코 pricks up both ears at “코코야, 뭐 해?”. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(18, '2026-11-27 03:04:01.396+00', 1, 'USER', 1, NULL, 'ㅋㅋㅋ', 'dee0d2cce456f32a648ca5f39441973b', NULL),
	(19, '2026-11-27 03:04:01.42+00', 1, 'PET', NULL, 1, '코코 comes closer and listens to “ㅋㅋㅋ” again. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(20, '2026-11-27 03:04:01.449+00', 1, 'USER', 1, NULL, 'I’m home at eight 🏠❤️ — "quotes", \backslash\ & <b>bold</b>', 'd566b5196dd4ef9f6c3542a133f153fd', NULL),
	(21, '2026-11-27 03:04:01.471+00', 1, 'PET', NULL, 1, '코코 pricks up both ears at “I’m home at eight 🏠❤️ — "quotes", \backslash\ & <b>bold</b>”. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(22, '2026-11-27 03:04:01.558+00', 3, 'USER', 1, NULL, 'Hello, Mochi', 'bd00f95f38c8a69a99c4f14daf60f7cb', 'first-of-3'),
	(23, '2026-11-27 03:04:01.589+00', 3, 'PET', NULL, 3, '“Hello, Mochi”, you say! Mochi thinks it over, twice. All I am is “A shy hamster”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(24, '2026-11-27 03:04:01.697+00', 4, 'USER', 2, NULL, 'Good morning', '64559bb27e3837e122d6561809d9a0df', 'first-of-4'),
	(25, '2026-11-27 03:04:01.714+00', 4, 'PET', NULL, 4, 'Pepper pricks up both ears at “Good morning”. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(26, '2026-11-27 03:04:01.757+00', 4, 'USER', 2, NULL, 'Say it again', '826d854e549f96ac0428fc629b8b3625', NULL),
	(27, '2026-11-27 03:04:01.784+00', 4, 'PET', NULL, 4, 'Pepper comes closer and listens to “Say it again” again. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(28, '2026-11-27 03:04:01.841+00', 5, 'USER', 3, NULL, 'A riddle, please', '1e2c1f2110a0cbcfe8250c66a4a4f938', 'first-of-5'),
	(29, '2026-11-27 03:04:01.863+00', 5, 'PET', NULL, 5, '“A riddle, please”, you say! Turing thinks it over, twice. All I am is “A tortoise who likes riddles”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(30, '2026-11-27 03:04:01.995+00', 6, 'USER', 4, NULL, 'Are you awake?', '8b37073ffa4f8240db11f89fd6e5dfd4', 'first-of-6'),
	(31, '2026-11-27 03:04:02.013+00', 6, 'PET', NULL, 6, '“Are you awake?”, you say! Luna thinks it over, twice. All I am is “An owl who is awake at night”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(32, '2026-11-27 03:04:02.078+00', 7, 'USER', 5, NULL, 'Bye, Shadow', 'a9d0c11396c2caa64f583a3badebe7a2', 'first-of-7'),
	(33, '2026-11-27 03:04:02.096+00', 7, 'PET', NULL, 7, 'Shadow pricks up both ears at “Bye, Shadow”. All I am is “A black cat”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(34, '2026-11-27 03:04:05.682+00', 4, 'PET', NULL, 4, 'Pepper turns around three times and settles down beside your place. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(35, '2026-11-27 03:04:07.382+00', 5, 'USER', 3, NULL, 'Are you there?', 'cd0558e0c681b1851f091f8869ff6ca3', NULL),
	(36, '2026-11-27 03:04:18.219+00', 6, 'USER', 4, NULL, 'It is late 🌙', '9653a91397e59657aea73b8be6a64838', NULL),
	(37, '2026-11-27 03:04:18.238+00', 6, 'USER', 4, NULL, 'Are you still awake?', '9baa25e7005540662f83a3ca648bee38', 'noor-waits');

INSERT INTO public.mikro_orm_migrations (id, name, executed_at) VALUES
	(1, '20261123-text-and-time', '2026-11-27 03:03:59.838387+00'),
	(2, '20261123-tables', '2026-11-27 03:03:59.838387+00'),
	(3, '20261123-partitions', '2026-11-27 03:03:59.838387+00'),
	(4, '20261123-outreach', '2026-11-27 03:03:59.838387+00');

INSERT INTO public.notifications (id, user_id, pet_id, message_id, message_sent_at, type, title, content, status, "position", delivery_metadata, created_at, sent_at) VALUES
	(1, 1, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 1, '{}', '2026-11-27 03:04:00.744+00', '2026-11-27 03:04:00.744+00'),
	(2, 2, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 2, '{}', '2026-11-27 03:04:00.985+00', '2026-11-27 03:04:00.985+00'),
	(3, 3, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 3, '{}', '2026-11-27 03:04:01.064+00', '2026-11-27 03:04:01.064+00'),
	(4, 4, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 4, '{}', '2026-11-27 03:04:01.126+00', '2026-11-27 03:04:01.126+00'),
	(5, 5, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 5, '{}', '2026-11-27 03:04:01.188+00', '2026-11-27 03:04:01.188+00'),
	(6, 2, 4, 34, '2026-11-27 03:04:05.682+00', 'OUTREACH', 'Pepper', 'Pepper turns around three times and settles down beside your place. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', 'SENT', 7, '{"attempts": 1, "voiceAttempts": 1}', '2026-11-27 03:04:05.671+00', '2026-11-27 03:04:05.682+00'),
	(7, 3, 5, NULL, NULL, 'OUTREACH', 'Turing', 'Turing wanted to write and did not find the words.', 'FAILED', 8, '{"reason": "VOICE_DOWN", "attempts": 4}', '2026-11-27 03:04:15.083+00', NULL);

INSERT INTO public.outreach_due (user_id, epoch, due_at) VALUES
	(1, '2026-11-27 03:04:17.714+00', '2026-11-27 05:04:17.714+00'),
	(2, '2026-11-27 03:04:18.007+00', '2026-11-27 05:04:18.007+00'),
	(3, '2026-11-27 03:04:18.113+00', '2026-11-27 05:04:18.113+00'),
	(5, '2026-11-27 03:04:18.293+00', '2026-11-27 05:04:18.293+00');

INSERT INTO public.outreach_switch (id, is_on, changed_at) VALUES
	(true, true, '2026-11-27 03:03:59.91+00');

INSERT INTO public.outreaches (user_id, epoch, state, due_at, fence, attempts, pet_id, notification_id, message_id, sent_at, reason, claimed_at) VALUES
	(2, '2026-11-27 03:04:03.762+00', 'SENT', NULL, 1, 0, 4, 6, 34, '2026-11-27 03:04:05.682+00', NULL, '2026-11-27 03:04:05.638+00'),
	(3, '2026-11-27 03:04:07.285+00', 'FAILED', NULL, 4, 4, NULL, 7, NULL, NULL, 'VOICE_DOWN', '2026-11-27 03:04:08.442+00');

INSERT INTO public.pets (id, owner_id, name, persona, status, created_at, updated_at, is_deleted, deleted_at) VALUES
	(1, 1, '코코', '참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺', 'ACTIVE', '2026-07-27 03:04:00.823+00', '2026-11-27 03:04:00.823+00', false, NULL),
	(4, 2, 'Pepper', 'A parrot who repeats everything twice', 'ACTIVE', '2026-07-27 03:04:01.028+00', '2026-11-27 03:04:01.028+00', false, NULL),
	(5, 3, 'Turing', 'A tortoise who likes riddles', 'ACTIVE', '2026-07-27 03:04:01.081+00', '2026-11-27 03:04:01.081+00', false, NULL),
	(6, 4, 'Luna', 'An owl who is awake at night', 'ACTIVE', '2026-07-27 03:04:01.138+00', '2026-11-27 03:04:01.138+00', false, NULL),
	(7, 5, 'Shadow', 'A black cat', 'ACTIVE', '2026-07-27 03:04:01.198+00', '2026-11-27 03:04:01.198+00', false, NULL),
	(2, 1, 'Biscuit 🐶', 'A brave little dog
who barks at the moon', 'RESTING', '2026-07-27 03:04:00.874+00', '2026-11-27 03:04:00.874+00', false, NULL),
	(3, 1, 'Mochi', 'A shy hamster', 'ACTIVE', '2026-07-27 03:04:00.917+00', '2026-11-27 03:04:01.648+00', true, '2026-11-27 03:04:01.648+00');

INSERT INTO public.push_deliveries (id, notification_id, push_subscription_id, state, due_at, fence, attempts, reason, created_at) VALUES
	(1, 6, 1, 'PENDING', '2026-11-27 03:04:21.303+00', 4, 4, NULL, '2026-11-27 03:04:05.698+00');

INSERT INTO public.push_subscriptions (id, user_id, session_id, endpoint, p256dh, auth, created_at) VALUES
	(1, 2, 13, 'https://127.0.0.1:9/push/milo', 'BMmXxWKNH6_8J2qtyhF7-TXFGeTLqfmdt8gv1bfwM1U6QjUJIxBMNrhEkKfyupp0MRtl9BpNwMKDFnGxVRcShL4', 'JDH45u0kwULTa4udxx7xFQ', '2026-11-27 03:04:03.785+00');

INSERT INTO public.sessions (id, user_id, family_hash, refresh_hash, created_at, expires_at, revoked_at) VALUES
	(1, 1, '0ffc61fc07a69a79dbabebfea1cf0e97204e2cf97b08f3eae3a7d931d8326ce4', '5795031a692675db4f8d2a1765469bc87ee22ecd1ea9d4c3546f165f74dbf4d6', '2026-11-27 03:04:00.773+00', '2026-12-27 03:04:00.773+00', NULL),
	(2, 2, 'b7dffb3e0f6a6ee0fca214fe32e4cc6ebd502e188a3e0cfcad186173541b2d12', '9003153576bc09d1d572c93f412ba18d9d8fff99f04774594ec3d94c9fcc887f', '2026-11-27 03:04:00.997+00', '2026-12-27 03:04:00.997+00', NULL),
	(3, 3, 'fd22f17db9b7c8a4ca961a495d17883e69a59087f3b0ded698c8507210f75604', '6848b69758353a325f6a14ca72e82c3b5650ad7af6e016cd722b2b8e08818e2a', '2026-11-27 03:04:01.068+00', '2026-12-27 03:04:01.068+00', NULL),
	(4, 4, '87b3aa8eb5f8c784ee99dba4c266f767b8de393f79c0174c2e1d0593f7cd6b50', '813d851190c73276aa0202af5e401338bab81370317e806762b4ca6414c4c6e4', '2026-11-27 03:04:01.129+00', '2026-12-27 03:04:01.129+00', NULL),
	(5, 5, '25d186cfcbb8d8e3c5af945b5add32e41c25802ecb586075f00fa680ecfec0b5', '7dad65b0e1badda82d490fca47cdd5a0d7c1ad7b0b11896b04bfeb1cb6acdae5', '2026-11-27 03:04:01.19+00', '2026-12-27 03:04:01.19+00', NULL),
	(6, 1, '31b80386c1700d7f6ebc3d3df5be537e29a1efe95c80fb90749c3c82fa785c63', '926372be35311627a7bd04d487f90a57e6538e1bae3bf62ec8c9d0fe14d0935a', '2026-11-27 03:04:01.299+00', '2026-12-27 03:04:01.299+00', NULL),
	(7, 2, 'af077c8bd4ad93e1d6c134d7316787ee9e5d6976e878e9de207dc42cd6edff00', 'e39d83172ff716957df36ad73b7b6003dfdd75879fb40dad08b3b0571bbd94ec', '2026-11-27 03:04:01.687+00', '2026-12-27 03:04:01.687+00', NULL),
	(8, 3, '9c91ea4c5c3579cad84fcd26419f751bbdc01c942a441609c3474171ec9d946f', 'c769583a337a80667b94ad98c49451ad26e93fe9bcb8bbe6667c1454d884949b', '2026-11-27 03:04:01.83+00', '2026-12-27 03:04:01.83+00', NULL),
	(9, 4, '25ca40927232ad3f6b4bd5564d28833bb4582188676dc048e39b5f22702a48e8', '7eb3c78c394b7d3f7365026bec531794c76db6f5961829a89dd6e22ac71fc17c', '2026-11-27 03:04:01.976+00', '2026-12-27 03:04:01.976+00', NULL),
	(10, 5, 'b852e78bb6124ef85c4a46cb33c9f085f080fa57946c2c68322e638712878dda', '266597a60d1cd0a420402ae91dfc4a784546ed242863db48eee1a9a40f0ad090', '2026-11-27 03:04:02.07+00', '2026-12-27 03:04:02.07+00', NULL),
	(11, 1, '03396a0cea471d50a2df8780c0acd24332064d9e223602d87940b46de0c5a57a', '386a74857666c6c8ded3ca64b6798d765fb551ca72622c4d80577ba91ff4d1a0', '2026-11-27 03:04:03.638+00', '2026-12-27 03:04:03.638+00', NULL),
	(12, 4, 'e72a3624efae0aef3def36ab26923446e88507607c3a4dc89dd9d0d03d94fcfd', '00cdc21f8861d8ec78cf22ed1c46028b2b556ceeca1a3972a74e32ca0d61d2d7', '2026-11-27 03:04:03.721+00', '2026-12-27 03:04:03.721+00', NULL),
	(13, 2, '3a05d645c8a6a314c07e47d3fd76a776e39556bfa6d7d9b7ed056b832b645ee4', 'b4aa1b25dc1f49bc5f4172e1adfa5dd2cba052c9803ef85fc4ae96696818faab', '2026-11-27 03:04:03.768+00', '2026-12-27 03:04:03.768+00', NULL),
	(14, 3, 'c2b999c1ec38a230b6645f45b324f46e36a570d851db48c0a961d8ebc52adfff', '3e152c1dbd342138560bb80747ca76a906a28b27d96d582d9bd5063cd9205e31', '2026-11-27 03:04:07.311+00', '2026-12-27 03:04:07.311+00', NULL),
	(15, 1, '6d2a033cb167b24a1e98f853ffebbf638901b6015b605221e537292d6c439102', '5731b3a3612143ec50fd764d5f4632b85bda8d4f199fc36768760655df4ddb37', '2026-11-27 03:04:17.758+00', '2026-12-27 03:04:17.758+00', NULL),
	(16, 2, 'ffc9afef34fbc62ab84d204e3214a0ad54872efda9437dd26afac5df1434b379', '9e18894e2dc901a93b3af8b2adda8c7e05297620022849c234060e40bb93c02c', '2026-11-27 03:04:18.017+00', '2026-12-27 03:04:18.017+00', NULL),
	(17, 3, '7c2f6f273bc3b6ea0198c475c0977661a2a226e871df53d67e9dbc1c03d963e6', '8cda3316928d2e6e7aa33f36498f03d7906b96f5fbc0c2b6a80d6cb17b00a43d', '2026-11-27 03:04:18.125+00', '2026-12-27 03:04:18.125+00', NULL),
	(18, 4, '127d1d2c00d7590fb938575b2ece6d46ed742edc7bdc5ed8fc2c8ec61ee520e9', '44743d552ee21bae9170c37e5a4e361368770c03bbc24a8f2ac85ed68f94f668', '2026-11-27 03:04:18.19+00', '2026-12-27 03:04:18.19+00', NULL),
	(19, 5, '32da01666fb9916ba062bf8e5302af569a02c5d69b316e21dcd116f06d7b0d22', '0b08bacd92e05217e32e1ab3077b1454199aa576e868700f7a798b6b98c54d95', '2026-11-27 03:04:18.301+00', '2026-12-27 03:04:18.301+00', NULL);

INSERT INTO public.users (id, username, username_key, email, password, time_zone, last_active_at, created_at, updated_at, is_deleted, deleted_at, outreach_enabled, outreach_daily_cap, quiet_from, quiet_to) VALUES
	(1, '하나_22', '하나_22', 'hana@example.com', '$argon2id$v=19$m=19456,t=2,p=1$5+HMKynjVT7EciNKmrocPQ$wWbsLfkB8mmKz1/4jcvaDq173cQmq6VrLwrpbY8bTJQ', 'Asia/Seoul', '2026-11-27 03:04:17.714+00', '2026-07-27 03:04:00.735+00', '2026-11-27 03:04:00.735+00', false, NULL, true, 3, '11:00:00', '00:00:00'),
	(2, 'Milo_H', 'milo_h', 'milo.h@example.com', '$argon2id$v=19$m=19456,t=2,p=1$fXdiPtEtdFjXI7M9A52OrQ$yFDq/+D4txPtZdPwuMuSiIcupI+V8ZGPrZSM5EbJSEs', 'Europe/Berlin', '2026-11-27 03:04:18.007+00', '2026-07-27 03:04:00.981+00', '2026-11-27 03:04:00.981+00', false, NULL, true, 3, NULL, NULL),
	(3, 'ada_q', 'ada_q', 'ada.q@example.com', '$argon2id$v=19$m=19456,t=2,p=1$kTIEwuqAN7QAEP6i8XizQQ$Dl1SGIAOrOltuyeHLLDUjTvJLagCFMRozOWZA1MAZyo', NULL, '2026-11-27 03:04:18.113+00', '2026-07-27 03:04:01.063+00', '2026-11-27 03:04:01.063+00', false, NULL, true, 3, NULL, NULL),
	(4, 'noor_k', 'noor_k', 'noor@example.com', '$argon2id$v=19$m=19456,t=2,p=1$8pmS08Sku5RPzIVr7P1QdQ$aCj3WMQWCCuE6Msa67PmUeFD6emalrLNA8PTvNa7gm4', 'UTC', '2026-11-27 03:04:18.186+00', '2026-07-27 03:04:01.125+00', '2026-11-27 03:04:01.125+00', false, NULL, false, 3, NULL, NULL),
	(5, 'sam_leaves', 'sam_leaves', 'sam@example.com', '$argon2id$v=19$m=19456,t=2,p=1$pRyhd4/wrIqqVzZQx47Xbw$ynFBXO3/OOfP83SDqgjBkwNDs6xZN3BptUHwASzgKb0', NULL, '2026-11-27 03:04:18.293+00', '2026-07-27 03:04:01.187+00', '2026-11-27 03:04:01.187+00', false, NULL, true, 3, NULL, NULL);

SELECT pg_catalog.setval('public.activities_id_seq', 41, true);

SELECT pg_catalog.setval('public.chat_rooms_id_seq', 7, true);

SELECT pg_catalog.setval('public.messages_id_seq', 37, true);

SELECT pg_catalog.setval('public.mikro_orm_migrations_id_seq', 4, true);

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

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w45
    ADD CONSTRAINT activities_2026_w45_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.activities_2026_w46
    ADD CONSTRAINT activities_2026_w46_pkey PRIMARY KEY (id, occurred_at);

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

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id, sent_at);

ALTER TABLE ONLY public.messages_2026_08
    ADD CONSTRAINT messages_2026_08_pkey PRIMARY KEY (id, sent_at);

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

CREATE INDEX idx_activities_user_occurred ON ONLY public.activities USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w45_user_id_occurred_at_id_idx ON public.activities_2026_w45 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w46_user_id_occurred_at_id_idx ON public.activities_2026_w46 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w47_user_id_occurred_at_id_idx ON public.activities_2026_w47 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w48_user_id_occurred_at_id_idx ON public.activities_2026_w48 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w49_user_id_occurred_at_id_idx ON public.activities_2026_w49 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w50_user_id_occurred_at_id_idx ON public.activities_2026_w50 USING btree (user_id, occurred_at, id);

CREATE INDEX activities_2026_w51_user_id_occurred_at_id_idx ON public.activities_2026_w51 USING btree (user_id, occurred_at, id);

CREATE INDEX idx_chatrooms_reply_due ON public.chat_rooms USING btree (reply_due_at) WHERE (reply_due_at IS NOT NULL);

CREATE INDEX idx_chatrooms_user_newest ON public.chat_rooms USING btree (user_id, last_message_at DESC NULLS LAST, id DESC);

CREATE INDEX idx_chatrooms_user_pet ON public.chat_rooms USING btree (user_id, pet_id);

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

CREATE INDEX messages_2026_08_chat_room_id_message_hash_idx ON public.messages_2026_08 USING btree (chat_room_id, message_hash);

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

ALTER INDEX public.activities_pkey ATTACH PARTITION public.activities_2026_w45_pkey;

ALTER INDEX public.idx_activities_user_occurred ATTACH PARTITION public.activities_2026_w45_user_id_occurred_at_id_idx;

ALTER INDEX public.activities_pkey ATTACH PARTITION public.activities_2026_w46_pkey;

ALTER INDEX public.idx_activities_user_occurred ATTACH PARTITION public.activities_2026_w46_user_id_occurred_at_id_idx;

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

ALTER INDEX public.idx_messages_room_hash ATTACH PARTITION public.messages_2026_08_chat_room_id_message_hash_idx;

ALTER INDEX public.idx_messages_room_sent ATTACH PARTITION public.messages_2026_08_chat_room_id_sent_at_id_idx;

ALTER INDEX public.messages_pkey ATTACH PARTITION public.messages_2026_08_pkey;

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

ALTER TABLE ONLY public.activities_2026_w45
    ADD CONSTRAINT activities_2026_w45_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.activities_2026_w46
    ADD CONSTRAINT activities_2026_w46_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);

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

ALTER TABLE ONLY public.messages_2026_08
    ADD CONSTRAINT messages_2026_08_chat_room_id_foreign FOREIGN KEY (chat_room_id) REFERENCES public.chat_rooms(id);

ALTER TABLE ONLY public.messages_2026_08
    ADD CONSTRAINT messages_2026_08_sender_pet_id_foreign FOREIGN KEY (sender_pet_id) REFERENCES public.pets(id);

ALTER TABLE ONLY public.messages_2026_08
    ADD CONSTRAINT messages_2026_08_sender_user_id_foreign FOREIGN KEY (sender_user_id) REFERENCES public.users(id);

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
