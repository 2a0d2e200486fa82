-- An installation of the version of commit 06e0d09, dumped at 2026-11-27T03:09:03.487Z by make-installation.ts.
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
	('0686619e-25ba-4db7-bd4b-ef0f940d4843', 'partitions', 0, '2026-11-27 04:08:28.345+00', 'single', NULL, '2026-11-27 03:08:28.355+00', NULL, NULL, NULL, NULL, '2026-11-27 03:08:28.345+00', '3600000', NULL, NULL, false, NULL, false, 'vm 31925', NULL, NULL, NULL, NULL, '2026-11-27 03:08:28.331146+00', '2026-11-27 03:08:46.822485+00'),
	('033d0a7f-bd9b-4766-bf7b-16dbe67a8b71', 'pushes', 0, '2026-11-27 03:08:56.776+00', 'single', NULL, '2026-11-27 03:08:55.834+00', NULL, NULL, NULL, NULL, '2026-11-27 03:08:55.776+00', '1000', NULL, NULL, false, NULL, false, 'vm 31925', NULL, NULL, NULL, NULL, '2026-11-27 03:08:28.327353+00', '2026-11-27 03:08:55.834786+00'),
	('d4a07cd3-975c-4303-a0e9-94151c7c1fdf', 'replies', 0, '2026-11-27 03:08:56.776+00', 'single', NULL, '2026-11-27 03:08:55.851+00', NULL, NULL, NULL, NULL, '2026-11-27 03:08:55.776+00', '1000', NULL, NULL, false, NULL, false, 'vm 31925', NULL, NULL, NULL, NULL, '2026-11-27 03:08:28.31232+00', '2026-11-27 03:08:55.851912+00'),
	('6503b508-5ea5-4627-9ea6-dff31161e72f', 'outreach', 0, '2026-11-27 03:08:56.78+00', 'single', NULL, '2026-11-27 03:08:55.843+00', NULL, NULL, NULL, NULL, '2026-11-27 03:08:55.78+00', '1000', NULL, NULL, false, NULL, false, 'vm 31925', NULL, NULL, NULL, NULL, '2026-11-27 03:08:28.323914+00', '2026-11-27 03:08:55.855923+00');

INSERT INTO public.activities_2026_w45 (id, occurred_at, user_id, type, metadata) VALUES
	(13, '2026-11-06 03:08:29.812+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w46 (id, occurred_at, user_id, type, metadata) VALUES
	(14, '2026-11-13 03:08:29.812+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w47 (id, occurred_at, user_id, type, metadata) VALUES
	(15, '2026-11-20 03:08:29.812+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w48 (id, occurred_at, user_id, type, metadata) VALUES
	(1, '2026-11-27 03:08:28.624+00', 1, 'LOGIN', NULL),
	(2, '2026-11-27 03:08:29.028+00', 1, 'PET_CREATE', '{"petId": "1"}'),
	(3, '2026-11-27 03:08:29.052+00', 1, 'PET_CREATE', '{"petId": "2"}'),
	(4, '2026-11-27 03:08:29.091+00', 1, 'PET_CREATE', '{"petId": "3"}'),
	(5, '2026-11-27 03:08:29.135+00', 2, 'LOGIN', NULL),
	(6, '2026-11-27 03:08:29.16+00', 2, 'PET_CREATE', '{"petId": "4"}'),
	(7, '2026-11-27 03:08:29.183+00', 3, 'LOGIN', NULL),
	(8, '2026-11-27 03:08:29.199+00', 3, 'PET_CREATE', '{"petId": "5"}'),
	(9, '2026-11-27 03:08:29.416+00', 4, 'LOGIN', NULL),
	(10, '2026-11-27 03:08:29.447+00', 4, 'PET_CREATE', '{"petId": "6"}'),
	(11, '2026-11-27 03:08:29.516+00', 5, 'LOGIN', NULL),
	(12, '2026-11-27 03:08:29.55+00', 5, 'PET_CREATE', '{"petId": "7"}'),
	(16, '2026-11-27 03:08:29.876+00', 1, 'LOGIN', NULL),
	(17, '2026-11-27 03:08:29.933+00', 1, 'CHAT_SEND', '{"messageId": "16", "chatRoomId": "1"}'),
	(18, '2026-11-27 03:08:30.411+00', 1, 'CHAT_SEND', '{"messageId": "18", "chatRoomId": "1"}'),
	(19, '2026-11-27 03:08:30.652+00', 1, 'CHAT_SEND', '{"messageId": "20", "chatRoomId": "1"}'),
	(20, '2026-11-27 03:08:30.98+00', 1, 'CHAT_SEND', '{"messageId": "22", "chatRoomId": "3"}'),
	(21, '2026-11-27 03:08:31.16+00', 2, 'LOGIN', NULL),
	(22, '2026-11-27 03:08:31.188+00', 2, 'CHAT_SEND', '{"messageId": "24", "chatRoomId": "4"}'),
	(23, '2026-11-27 03:08:31.233+00', 2, 'CHAT_SEND', '{"messageId": "26", "chatRoomId": "4"}'),
	(24, '2026-11-27 03:08:31.314+00', 3, 'LOGIN', NULL),
	(25, '2026-11-27 03:08:31.336+00', 3, 'CHAT_SEND', '{"messageId": "28", "chatRoomId": "5"}'),
	(26, '2026-11-27 03:08:31.423+00', 4, 'LOGIN', NULL),
	(27, '2026-11-27 03:08:31.434+00', 4, 'CHAT_SEND', '{"messageId": "30", "chatRoomId": "6"}'),
	(28, '2026-11-27 03:08:31.491+00', 5, 'LOGIN', NULL),
	(29, '2026-11-27 03:08:31.506+00', 5, 'CHAT_SEND', '{"messageId": "32", "chatRoomId": "7"}'),
	(30, '2026-11-27 03:08:36.901+00', 1, 'LOGIN', NULL),
	(31, '2026-11-27 03:08:37.16+00', 4, 'LOGIN', NULL),
	(32, '2026-11-27 03:08:37.201+00', 2, 'LOGIN', NULL),
	(33, '2026-11-27 03:08:46.473+00', 3, 'LOGIN', NULL),
	(34, '2026-11-27 03:08:47.027+00', 3, 'CHAT_SEND', '{"messageId": "35", "chatRoomId": "5"}'),
	(35, '2026-11-27 03:09:02.184+00', 1, 'LOGIN', NULL),
	(36, '2026-11-27 03:09:02.463+00', 2, 'LOGIN', NULL),
	(37, '2026-11-27 03:09:02.582+00', 3, 'LOGIN', NULL),
	(38, '2026-11-27 03:09:02.741+00', 4, 'LOGIN', NULL),
	(39, '2026-11-27 03:09:02.879+00', 4, 'CHAT_SEND', '{"messageId": "36", "chatRoomId": "6"}'),
	(40, '2026-11-27 03:09:02.982+00', 4, 'CHAT_SEND', '{"messageId": "37", "chatRoomId": "6"}'),
	(41, '2026-11-27 03:09:03.254+00', 5, 'LOGIN', NULL);

INSERT INTO public.chat_rooms (id, user_id, pet_id, message_count, last_message_id, last_message_at, reply_to_id, replied_to_id, reply_due_at, reply_fence, reply_attempts, reply_failure, created_at, updated_at, is_deleted, deleted_at) VALUES
	(5, 3, 5, 3, 35, '2026-11-27 03:08:47.027+00', 35, 28, NULL, 5, 0, 'VOICE_DOWN', '2026-07-27 03:08:29.198+00', '2026-11-27 03:08:47.074+00', false, NULL),
	(6, 4, 6, 4, 37, '2026-11-27 03:09:02.982+00', 37, 30, '2026-11-27 03:09:02.925+00', 1, 0, NULL, '2026-07-27 03:08:29.446+00', '2026-11-27 03:09:02.996+00', false, NULL),
	(2, 1, 2, 2, 9, '2026-08-07 08:00:11.356+00', NULL, NULL, NULL, 0, 0, NULL, '2026-07-27 03:08:29.05+00', '2026-11-27 03:08:29.05+00', false, NULL),
	(1, 1, 1, 13, 21, '2026-11-27 03:08:30.747+00', NULL, 20, NULL, 3, 0, NULL, '2026-07-27 03:08:28.994+00', '2026-11-27 03:08:30.764+00', false, NULL),
	(3, 1, 3, 2, 23, '2026-11-27 03:08:31.036+00', NULL, 22, NULL, 1, 0, NULL, '2026-07-27 03:08:29.089+00', '2026-11-27 03:08:31.116+00', true, '2026-11-27 03:08:31.116+00'),
	(7, 5, 7, 5, 33, '2026-11-27 03:08:31.53+00', NULL, 32, NULL, 1, 0, NULL, '2026-07-27 03:08:29.548+00', '2026-11-27 03:08:31.538+00', false, NULL),
	(4, 2, 4, 8, 34, '2026-11-27 03:08:39.182+00', NULL, 26, NULL, 2, 0, NULL, '2026-07-27 03:08:29.158+00', '2026-11-27 03:08:39.208+00', false, NULL);

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
	(16, '2026-11-27 03:08:29.933+00', 1, 'USER', 1, NULL, '코코야, 뭐 해?', 'a922cedb7e54763719b0090cd130d0f0', 'first-of-1'),
	(17, '2026-11-27 03:08:29.973+00', 1, 'PET', NULL, 1, '코코 pricks up both ears at “코코야, 뭐 해?”. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(18, '2026-11-27 03:08:30.411+00', 1, 'USER', 1, NULL, 'ㅋㅋㅋ', 'dee0d2cce456f32a648ca5f39441973b', NULL),
	(19, '2026-11-27 03:08:30.443+00', 1, 'PET', NULL, 1, '코코 comes closer and listens to “ㅋㅋㅋ” again. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(20, '2026-11-27 03:08:30.652+00', 1, 'USER', 1, NULL, 'I’m home at eight 🏠❤️ — "quotes", \backslash\ & <b>bold</b>', 'd566b5196dd4ef9f6c3542a133f153fd', NULL),
	(21, '2026-11-27 03:08:30.747+00', 1, 'PET', NULL, 1, '코코 pricks up both ears at “I’m home at eight 🏠❤️ — "quotes", \backslash\ & <b>bold</b>”. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(22, '2026-11-27 03:08:30.98+00', 3, 'USER', 1, NULL, 'Hello, Mochi', 'bd00f95f38c8a69a99c4f14daf60f7cb', 'first-of-3'),
	(23, '2026-11-27 03:08:31.036+00', 3, 'PET', NULL, 3, '“Hello, Mochi”, you say! Mochi thinks it over, twice. All I am is “A shy hamster”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(24, '2026-11-27 03:08:31.188+00', 4, 'USER', 2, NULL, 'Good morning', '64559bb27e3837e122d6561809d9a0df', 'first-of-4'),
	(25, '2026-11-27 03:08:31.208+00', 4, 'PET', NULL, 4, 'Pepper pricks up both ears at “Good morning”. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(26, '2026-11-27 03:08:31.233+00', 4, 'USER', 2, NULL, 'Say it again', '826d854e549f96ac0428fc629b8b3625', NULL),
	(27, '2026-11-27 03:08:31.247+00', 4, 'PET', NULL, 4, 'Pepper comes closer and listens to “Say it again” again. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(28, '2026-11-27 03:08:31.336+00', 5, 'USER', 3, NULL, 'A riddle, please', '1e2c1f2110a0cbcfe8250c66a4a4f938', 'first-of-5'),
	(29, '2026-11-27 03:08:31.376+00', 5, 'PET', NULL, 5, '“A riddle, please”, you say! Turing thinks it over, twice. All I am is “A tortoise who likes riddles”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(30, '2026-11-27 03:08:31.434+00', 6, 'USER', 4, NULL, 'Are you awake?', '8b37073ffa4f8240db11f89fd6e5dfd4', 'first-of-6'),
	(31, '2026-11-27 03:08:31.449+00', 6, 'PET', NULL, 6, '“Are you awake?”, you say! Luna thinks it over, twice. All I am is “An owl who is awake at night”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(32, '2026-11-27 03:08:31.506+00', 7, 'USER', 5, NULL, 'Bye, Shadow', 'a9d0c11396c2caa64f583a3badebe7a2', 'first-of-7'),
	(33, '2026-11-27 03:08:31.53+00', 7, 'PET', NULL, 7, 'Shadow pricks up both ears at “Bye, Shadow”. All I am is “A black cat”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(34, '2026-11-27 03:08:39.182+00', 4, 'PET', NULL, 4, 'Pepper turns around three times and settles down beside your place. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(35, '2026-11-27 03:08:47.027+00', 5, 'USER', 3, NULL, 'Are you there?', 'cd0558e0c681b1851f091f8869ff6ca3', NULL),
	(36, '2026-11-27 03:09:02.879+00', 6, 'USER', 4, NULL, 'It is late 🌙', '9653a91397e59657aea73b8be6a64838', NULL),
	(37, '2026-11-27 03:09:02.982+00', 6, 'USER', 4, NULL, 'Are you still awake?', '9baa25e7005540662f83a3ca648bee38', 'noor-waits');

INSERT INTO public.mikro_orm_migrations (id, name, executed_at) VALUES
	(1, '20261123-text-and-time', '2026-11-27 03:08:25.638174+00'),
	(2, '20261123-tables', '2026-11-27 03:08:25.638174+00'),
	(3, '20261123-partitions', '2026-11-27 03:08:25.638174+00'),
	(4, '20261123-outreach', '2026-11-27 03:08:25.638174+00');

INSERT INTO public.notifications (id, user_id, pet_id, message_id, message_sent_at, type, title, content, status, "position", delivery_metadata, created_at, sent_at) VALUES
	(1, 1, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 1, '{}', '2026-11-27 03:08:28.822+00', '2026-11-27 03:08:28.822+00'),
	(2, 2, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 2, '{}', '2026-11-27 03:08:29.136+00', '2026-11-27 03:08:29.136+00'),
	(3, 3, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 3, '{}', '2026-11-27 03:08:29.185+00', '2026-11-27 03:08:29.185+00'),
	(4, 4, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 4, '{}', '2026-11-27 03:08:29.418+00', '2026-11-27 03:08:29.418+00'),
	(5, 5, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.', 'SENT', 5, '{}', '2026-11-27 03:08:29.52+00', '2026-11-27 03:08:29.52+00'),
	(6, 2, 4, 34, '2026-11-27 03:08:39.182+00', 'OUTREACH', 'Pepper', 'Pepper turns around three times and settles down beside your place. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', 'SENT', 7, '{"attempts": 1, "voiceAttempts": 1}', '2026-11-27 03:08:39.172+00', '2026-11-27 03:08:39.182+00'),
	(7, 3, 5, NULL, NULL, 'OUTREACH', 'Turing', 'Turing wanted to write and did not find the words.', 'FAILED', 8, '{"reason": "VOICE_DOWN", "attempts": 4}', '2026-11-27 03:08:55.859+00', NULL);

INSERT INTO public.outreach_due (user_id, epoch, due_at) VALUES
	(1, '2026-11-27 03:09:02.184+00', '2026-11-27 05:09:02.184+00'),
	(2, '2026-11-27 03:09:02.463+00', '2026-11-27 05:09:02.463+00'),
	(3, '2026-11-27 03:09:02.582+00', '2026-11-27 05:09:02.582+00'),
	(5, '2026-11-27 03:09:03.254+00', '2026-11-27 05:09:03.254+00');

INSERT INTO public.outreach_switch (id, is_on, changed_at) VALUES
	(true, true, '2026-11-27 03:08:26.586+00');

INSERT INTO public.outreaches (user_id, epoch, state, due_at, fence, attempts, pet_id, notification_id, message_id, sent_at, reason, claimed_at) VALUES
	(2, '2026-11-27 03:08:37.201+00', 'SENT', NULL, 1, 0, 4, 6, 34, '2026-11-27 03:08:39.182+00', NULL, '2026-11-27 03:08:39.044+00'),
	(3, '2026-11-27 03:08:46.927+00', 'FAILED', NULL, 4, 4, NULL, 7, NULL, NULL, 'VOICE_DOWN', '2026-11-27 03:08:48.763+00');

INSERT INTO public.pets (id, owner_id, name, persona, status, created_at, updated_at, is_deleted, deleted_at) VALUES
	(1, 1, '코코', '참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺', 'ACTIVE', '2026-07-27 03:08:28.976+00', '2026-11-27 03:08:28.976+00', false, NULL),
	(4, 2, 'Pepper', 'A parrot who repeats everything twice', 'ACTIVE', '2026-07-27 03:08:29.158+00', '2026-11-27 03:08:29.158+00', false, NULL),
	(5, 3, 'Turing', 'A tortoise who likes riddles', 'ACTIVE', '2026-07-27 03:08:29.197+00', '2026-11-27 03:08:29.197+00', false, NULL),
	(6, 4, 'Luna', 'An owl who is awake at night', 'ACTIVE', '2026-07-27 03:08:29.444+00', '2026-11-27 03:08:29.444+00', false, NULL),
	(7, 5, 'Shadow', 'A black cat', 'ACTIVE', '2026-07-27 03:08:29.546+00', '2026-11-27 03:08:29.546+00', false, NULL),
	(2, 1, 'Biscuit 🐶', 'A brave little dog
who barks at the moon', 'RESTING', '2026-07-27 03:08:29.049+00', '2026-11-27 03:08:29.049+00', false, NULL),
	(3, 1, 'Mochi', 'A shy hamster', 'ACTIVE', '2026-07-27 03:08:29.088+00', '2026-11-27 03:08:31.115+00', true, '2026-11-27 03:08:31.115+00');

INSERT INTO public.push_deliveries (id, notification_id, push_subscription_id, state, due_at, fence, attempts, reason, created_at) VALUES
	(1, 6, 1, 'PENDING', '2026-11-27 03:09:01.591+00', 5, 4, NULL, '2026-11-27 03:08:39.228+00');

INSERT INTO public.push_subscriptions (id, user_id, session_id, endpoint, p256dh, auth, created_at) VALUES
	(1, 2, 13, 'https://127.0.0.1:9/push/milo', 'BC8nc13S6CWpwPtuaH9eZGRsQaMJ5C9c8oSHnB26eDl1ph1FSZd8K6bO-ENhEMtdBQlQz83IK12HammYmNXWl7c', 'E2GiIHO9cZvj35npLn6Lmw', '2026-11-27 03:08:37.222+00');

INSERT INTO public.sessions (id, user_id, family_hash, refresh_hash, created_at, expires_at, revoked_at) VALUES
	(1, 1, '2fef552d30dcfef0c1f4f755e1f10d3c514b958f82269d0e81d3e3eb8069f76c', '22699177bbca21f0602943f5bc6949b7cf1adc74ce9e18504f5df64df340b45d', '2026-11-27 03:08:28.849+00', '2026-12-27 03:08:28.849+00', NULL),
	(2, 2, 'e66acaa8602b3c91a755a975de164e2155ced8a564ee5e1da5a6ae9159c70012', '0818ac22aa746a0adb474a424f6b769b395535969bd66a09f376b918bec31f6c', '2026-11-27 03:08:29.139+00', '2026-12-27 03:08:29.139+00', NULL),
	(3, 3, 'e6da1f72d00ab065e24fba4b92ca11f34a254e9ebfa81a79b0e5706b243f68e6', 'b57a74b2ec55412f31cfa7bf7d7b81e1d1ce1ac9cd45c0d665ce5927e3fa0479', '2026-11-27 03:08:29.187+00', '2026-12-27 03:08:29.187+00', NULL),
	(4, 4, '5e8f83b912acef58d36fd069e4b63fe1b103c7afc9df3fc4916b3f2ba0b79b7e', '9c41cb6ba7527e54fc0126a24c072b5da3d3004f8f67bafe0f96f63101a2199f', '2026-11-27 03:08:29.422+00', '2026-12-27 03:08:29.422+00', NULL),
	(5, 5, '1d191c6122e2716b16c94cd4d6d1328e58084b15935300d241ac88efbd300f93', '5e66f835896996ef3c1e9420b33177a05a72bf22d48abf559ccdc4beabf893fe', '2026-11-27 03:08:29.529+00', '2026-12-27 03:08:29.529+00', NULL),
	(6, 1, '8cfb9037c586047a942e373d74becaf179b09052395a74c3d8f3eca10972b64a', '02b767d7a1cab86add835aded67de0f3a974b9aa2d694e60fc88b3aedd8852d9', '2026-11-27 03:08:29.892+00', '2026-12-27 03:08:29.892+00', NULL),
	(7, 2, 'f8763a68156ad80f91696f3a0b8a8eb3e20ecf4d279744e0e26479c2b0933655', '43e25a9e522b0633eeddefd508160ec8c5da179d5777ed829b310252ea6c9128', '2026-11-27 03:08:31.168+00', '2026-12-27 03:08:31.168+00', NULL),
	(8, 3, 'ad3868e0a133d1d7ae172091817c893f8b72ccef0f66452d52738d53a2c15bbf', 'b69eccb5e579d3e5bd434678dce1b456b127389a53b183f68995a04a37ade55c', '2026-11-27 03:08:31.32+00', '2026-12-27 03:08:31.32+00', NULL),
	(9, 4, '4b0d434f3492e42f6c3b34eb03877c9364251bd8c87f53f498a5b3a9108100df', '1f3eb302503ed290594cc2df96110899f78e825c436366d2b42098bd1bcfd67e', '2026-11-27 03:08:31.428+00', '2026-12-27 03:08:31.428+00', NULL),
	(10, 5, '9ee295e0ee3b3c1b94cb28878dcdfaf11c84ec4886bc861025b4272ac6bda8af', '49417d0b8fa9f1154a377967b64de04b2eeed65e6ed966b88f149827d466d0af', '2026-11-27 03:08:31.495+00', '2026-12-27 03:08:31.495+00', NULL),
	(11, 1, '96f1f4d37139db2269bbe5bbec2fb7440970b27425e656c79fa313df12c08132', 'a5e282a5432403d6fff3c6e68a4c206a8b8c7c5453226300ab43baae1856474e', '2026-11-27 03:08:37.015+00', '2026-12-27 03:08:37.015+00', NULL),
	(12, 4, '2eeb331ea0c6b8c5a388a15119dfa1f75bf15098b71a4219da33b90c8fc20071', '41911f07f9963aecdb92f652afab26b05b9cead4486ca5cb592fe5faef5b112f', '2026-11-27 03:08:37.167+00', '2026-12-27 03:08:37.167+00', NULL),
	(13, 2, '1bd32549efe5b4c7cf3e6ec0c2710f3db31ddc9e3ba27441b7ada069a05322b0', 'deaba6561a9529ed9f7bb739abba02008875e9cf7f9a85ed35df3db6d45eed4b', '2026-11-27 03:08:37.21+00', '2026-12-27 03:08:37.21+00', NULL),
	(14, 3, '525bd6ba3cfc2e42f3fd77e6b8e3e89197ab3f3982557d3d7c77dc1812c284d1', 'b2882c4c41b9133bafbeef136f2c9472fbe76be8b8ca43322c0ee42dcd95fd71', '2026-11-27 03:08:46.581+00', '2026-12-27 03:08:46.581+00', NULL),
	(15, 1, '2d5c38398b88783abdc80f47157660043bf4d958c3de2dfceecf2ef18dc15ca4', '06c32a41ae76f168e32952fe531c5095aca7d41ca1a7f9eeb59c7b253ab6fe05', '2026-11-27 03:09:02.22+00', '2026-12-27 03:09:02.22+00', NULL),
	(16, 2, 'e82e5a730021dc20e0936d71476004cad955d0f552836a7f9bf2176703d61998', '4dc491e821499e7ccfbd01d5a65ab8c432a12033cb61f426a5e2c243e3725193', '2026-11-27 03:09:02.475+00', '2026-12-27 03:09:02.475+00', NULL),
	(17, 3, '21510ee6e92cf1f576084b7f98505d3ec5b401a908ee2cb42b8296b0bc5a7ab8', '832da1988eda58e545613a789e758f568083b2d065c1677f19b91366e950177c', '2026-11-27 03:09:02.597+00', '2026-12-27 03:09:02.597+00', NULL),
	(18, 4, '0e3cc9c61cb40cbad257aef25edbc8a157d12fd3ae23c875c88cbdadf77a0616', '770aa5e0f726c566ea7ccbc9302be6116a8d2199b09d7604c7f2759c6942d0a8', '2026-11-27 03:09:02.764+00', '2026-12-27 03:09:02.764+00', NULL),
	(19, 5, '2b0bfd4f62536d5906adb61377ac570352c22d96da8a05b85d2cb433ba241e4e', 'd453db5d5961623f0f0b816ff7c4df75e3a7b80d7a81546e8ea0d6e1158774db', '2026-11-27 03:09:03.281+00', '2026-12-27 03:09:03.281+00', NULL);

INSERT INTO public.users (id, username, username_key, email, password, time_zone, last_active_at, created_at, updated_at, is_deleted, deleted_at, outreach_enabled, outreach_daily_cap, quiet_from, quiet_to) VALUES
	(1, '하나_22', '하나_22', 'hana@example.com', '$argon2id$v=19$m=19456,t=2,p=1$iZGjyJjR4eG1yRFlkUPeug$lDDoLMUpwalzl2NXk/brBfjFJdHVsBoiUdvvfYpL7Ck', 'Asia/Seoul', '2026-11-27 03:09:02.184+00', '2026-07-27 03:08:28.811+00', '2026-11-27 03:08:28.811+00', false, NULL, true, 3, '11:00:00', '00:00:00'),
	(2, 'Milo_H', 'milo_h', 'milo.h@example.com', '$argon2id$v=19$m=19456,t=2,p=1$1754XkA4BnILrGnIBZuZWA$Gnu0pzVbNl82DSb6IbDdtuMJSD6GgBQmBeB9yt+Q0r8', 'Europe/Berlin', '2026-11-27 03:09:02.463+00', '2026-07-27 03:08:29.135+00', '2026-11-27 03:08:29.135+00', false, NULL, true, 3, NULL, NULL),
	(3, 'ada_q', 'ada_q', 'ada.q@example.com', '$argon2id$v=19$m=19456,t=2,p=1$ObgMttpiWUWeaIP11/hGnQ$GjwekbTHUz3JGZPpW0Jg330tiuyGEC5pcfZToRdRO/Y', NULL, '2026-11-27 03:09:02.582+00', '2026-07-27 03:08:29.184+00', '2026-11-27 03:08:29.184+00', false, NULL, true, 3, NULL, NULL),
	(4, 'noor_k', 'noor_k', 'noor@example.com', '$argon2id$v=19$m=19456,t=2,p=1$7ESpw/BzKibUIryUoX+giw$vICmOU00lO/FHA5RopE2JotWDzmPO1qfl3YUoNpNz+k', 'UTC', '2026-11-27 03:09:02.741+00', '2026-07-27 03:08:29.417+00', '2026-11-27 03:08:29.417+00', false, NULL, false, 3, NULL, NULL),
	(5, 'sam_leaves', 'sam_leaves', 'sam@example.com', '$argon2id$v=19$m=19456,t=2,p=1$jadtrK8o7nA7o+lmac2EJw$Nzpw+ZmwjrlCZL2Un6vWCxT2KX4X1fScYhPRhsWWthk', NULL, '2026-11-27 03:09:03.254+00', '2026-07-27 03:08:29.518+00', '2026-11-27 03:08:29.518+00', false, NULL, true, 3, NULL, NULL);

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
