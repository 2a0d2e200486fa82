-- An installation of the version of commit 22365ce, dumped at 2026-11-27T03:08:21.280Z by make-installation.ts.
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

CREATE TYPE public.pet_status AS ENUM (
    'ACTIVE',
    'RESTING'
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
    CONSTRAINT users_email_check CHECK (public.is_text((email)::text, 3, 254)),
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

ALTER TABLE ONLY public.sessions ALTER COLUMN id SET DEFAULT nextval('public.sessions_id_seq'::regclass);

ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);

INSERT INTO agenda.agenda_jobs (id, name, priority, next_run_at, type, locked_at, last_finished_at, failed_at, fail_count, fail_reason, repeat_timezone, last_run_at, repeat_interval, data, repeat_at, disabled, progress, fork, last_modified_by, debounce_started_at, start_date, end_date, skip_days, created_at, updated_at) VALUES
	('d32c7782-eaab-4a5b-93a9-546df9ea8115', 'partitions', 0, '2026-11-27 04:08:05.73+00', 'single', NULL, '2026-11-27 03:08:05.782+00', NULL, NULL, NULL, NULL, '2026-11-27 03:08:05.73+00', '3600000', NULL, NULL, false, NULL, false, 'vm 31099', NULL, NULL, NULL, NULL, '2026-11-27 03:08:05.701204+00', '2026-11-27 03:08:13.304821+00'),
	('40d2de61-faa6-4f56-ac27-f090bc1a2dee', 'replies', 0, '2026-11-27 03:08:17.315+00', 'single', NULL, '2026-11-27 03:08:16.321+00', NULL, NULL, NULL, NULL, '2026-11-27 03:08:16.315+00', '1000', NULL, NULL, false, NULL, false, 'vm 31099', NULL, NULL, NULL, NULL, '2026-11-27 03:08:05.688981+00', '2026-11-27 03:08:16.323163+00');

INSERT INTO public.activities_2026_w45 (id, occurred_at, user_id, type, metadata) VALUES
	(13, '2026-11-06 03:08:07.124+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w46 (id, occurred_at, user_id, type, metadata) VALUES
	(14, '2026-11-13 03:08:07.124+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w47 (id, occurred_at, user_id, type, metadata) VALUES
	(15, '2026-11-20 03:08:07.124+00', 1, 'LOGIN', NULL);

INSERT INTO public.activities_2026_w48 (id, occurred_at, user_id, type, metadata) VALUES
	(1, '2026-11-27 03:08:05.896+00', 1, 'LOGIN', NULL),
	(2, '2026-11-27 03:08:05.976+00', 1, 'PET_CREATE', '{"petId": "1"}'),
	(3, '2026-11-27 03:08:06.078+00', 1, 'PET_CREATE', '{"petId": "2"}'),
	(4, '2026-11-27 03:08:06.104+00', 1, 'PET_CREATE', '{"petId": "3"}'),
	(5, '2026-11-27 03:08:06.176+00', 2, 'LOGIN', NULL),
	(6, '2026-11-27 03:08:06.241+00', 2, 'PET_CREATE', '{"petId": "4"}'),
	(7, '2026-11-27 03:08:06.338+00', 3, 'LOGIN', NULL),
	(8, '2026-11-27 03:08:06.387+00', 3, 'PET_CREATE', '{"petId": "5"}'),
	(9, '2026-11-27 03:08:06.689+00', 4, 'LOGIN', NULL),
	(10, '2026-11-27 03:08:06.709+00', 4, 'PET_CREATE', '{"petId": "6"}'),
	(11, '2026-11-27 03:08:06.764+00', 5, 'LOGIN', NULL),
	(12, '2026-11-27 03:08:07.034+00', 5, 'PET_CREATE', '{"petId": "7"}'),
	(16, '2026-11-27 03:08:07.249+00', 1, 'LOGIN', NULL),
	(17, '2026-11-27 03:08:07.322+00', 1, 'CHAT_SEND', '{"messageId": "16", "chatRoomId": "1"}'),
	(18, '2026-11-27 03:08:07.495+00', 1, 'CHAT_SEND', '{"messageId": "18", "chatRoomId": "1"}'),
	(19, '2026-11-27 03:08:08.047+00', 1, 'CHAT_SEND', '{"messageId": "20", "chatRoomId": "1"}'),
	(20, '2026-11-27 03:08:08.386+00', 1, 'CHAT_SEND', '{"messageId": "22", "chatRoomId": "3"}'),
	(21, '2026-11-27 03:08:08.611+00', 2, 'LOGIN', NULL),
	(22, '2026-11-27 03:08:08.633+00', 2, 'CHAT_SEND', '{"messageId": "24", "chatRoomId": "4"}'),
	(23, '2026-11-27 03:08:08.701+00', 2, 'CHAT_SEND', '{"messageId": "26", "chatRoomId": "4"}'),
	(24, '2026-11-27 03:08:08.903+00', 3, 'LOGIN', NULL),
	(25, '2026-11-27 03:08:08.918+00', 3, 'CHAT_SEND', '{"messageId": "28", "chatRoomId": "5"}'),
	(26, '2026-11-27 03:08:09.294+00', 4, 'LOGIN', NULL),
	(27, '2026-11-27 03:08:09.31+00', 4, 'CHAT_SEND', '{"messageId": "30", "chatRoomId": "6"}'),
	(28, '2026-11-27 03:08:09.461+00', 5, 'LOGIN', NULL),
	(29, '2026-11-27 03:08:09.491+00', 5, 'CHAT_SEND', '{"messageId": "32", "chatRoomId": "7"}'),
	(30, '2026-11-27 03:08:13.264+00', 3, 'LOGIN', NULL),
	(31, '2026-11-27 03:08:13.439+00', 3, 'CHAT_SEND', '{"messageId": "34", "chatRoomId": "5"}'),
	(32, '2026-11-27 03:08:20.011+00', 1, 'LOGIN', NULL),
	(33, '2026-11-27 03:08:20.368+00', 2, 'LOGIN', NULL),
	(34, '2026-11-27 03:08:20.69+00', 3, 'LOGIN', NULL),
	(35, '2026-11-27 03:08:20.951+00', 4, 'LOGIN', NULL),
	(36, '2026-11-27 03:08:21.052+00', 4, 'CHAT_SEND', '{"messageId": "35", "chatRoomId": "6"}'),
	(37, '2026-11-27 03:08:21.083+00', 4, 'CHAT_SEND', '{"messageId": "36", "chatRoomId": "6"}'),
	(38, '2026-11-27 03:08:21.181+00', 5, 'LOGIN', NULL);

INSERT INTO public.chat_rooms (id, user_id, pet_id, message_count, last_message_id, last_message_at, reply_to_id, replied_to_id, reply_due_at, reply_fence, reply_attempts, reply_failure, created_at, updated_at, is_deleted, deleted_at) VALUES
	(5, 3, 5, 3, 34, '2026-11-27 03:08:13.439+00', 34, 28, NULL, 5, 0, 'VOICE_DOWN', '2026-07-27 03:08:06.386+00', '2026-11-27 03:08:13.456+00', false, NULL),
	(6, 4, 6, 4, 36, '2026-11-27 03:08:21.083+00', 36, 30, '2026-11-27 03:08:21.068+00', 1, 0, NULL, '2026-07-27 03:08:06.708+00', '2026-11-27 03:08:21.092+00', false, NULL),
	(2, 1, 2, 2, 9, '2026-08-07 08:00:11.356+00', NULL, NULL, NULL, 0, 0, NULL, '2026-07-27 03:08:06.076+00', '2026-11-27 03:08:06.076+00', false, NULL),
	(1, 1, 1, 13, 21, '2026-11-27 03:08:08.216+00', NULL, 20, NULL, 3, 0, NULL, '2026-07-27 03:08:05.974+00', '2026-11-27 03:08:08.224+00', false, NULL),
	(3, 1, 3, 2, 23, '2026-11-27 03:08:08.42+00', NULL, 22, NULL, 1, 0, NULL, '2026-07-27 03:08:06.103+00', '2026-11-27 03:08:08.583+00', true, '2026-11-27 03:08:08.583+00'),
	(4, 2, 4, 7, 27, '2026-11-27 03:08:08.749+00', NULL, 26, NULL, 2, 0, NULL, '2026-07-27 03:08:06.239+00', '2026-11-27 03:08:08.752+00', false, NULL),
	(7, 5, 7, 5, 33, '2026-11-27 03:08:09.533+00', NULL, 32, NULL, 1, 0, NULL, '2026-07-27 03:08:07.034+00', '2026-11-27 03:08:09.545+00', false, NULL);

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
	(16, '2026-11-27 03:08:07.322+00', 1, 'USER', 1, NULL, '코코야, 뭐 해?', 'a922cedb7e54763719b0090cd130d0f0', 'first-of-1'),
	(17, '2026-11-27 03:08:07.418+00', 1, 'PET', NULL, 1, '“코코야, 뭐 해?”, you say! 코코 thinks it over, twice. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(18, '2026-11-27 03:08:07.495+00', 1, 'USER', 1, NULL, 'ㅋㅋㅋ', 'dee0d2cce456f32a648ca5f39441973b', NULL),
	(19, '2026-11-27 03:08:07.67+00', 1, 'PET', NULL, 1, '“ㅋㅋㅋ”, you say! 코코 thinks it over, twice. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(20, '2026-11-27 03:08:08.047+00', 1, 'USER', 1, NULL, 'I’m home at eight 🏠❤️ — "quotes", \backslash\ & <b>bold</b>', 'd566b5196dd4ef9f6c3542a133f153fd', NULL),
	(21, '2026-11-27 03:08:08.216+00', 1, 'PET', NULL, 1, '코코 pricks up both ears at “I’m home at eight 🏠❤️ — "quotes", \backslash\ & <b>bold</b>”. All I am is “참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(22, '2026-11-27 03:08:08.386+00', 3, 'USER', 1, NULL, 'Hello, Mochi', 'bd00f95f38c8a69a99c4f14daf60f7cb', 'first-of-3'),
	(23, '2026-11-27 03:08:08.42+00', 3, 'PET', NULL, 3, '“Hello, Mochi”, you say! Mochi thinks it over, twice. All I am is “A shy hamster”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(24, '2026-11-27 03:08:08.633+00', 4, 'USER', 2, NULL, 'Good morning', '64559bb27e3837e122d6561809d9a0df', 'first-of-4'),
	(25, '2026-11-27 03:08:08.65+00', 4, 'PET', NULL, 4, 'Pepper pricks up both ears at “Good morning”. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(26, '2026-11-27 03:08:08.701+00', 4, 'USER', 2, NULL, 'Say it again', '826d854e549f96ac0428fc629b8b3625', NULL),
	(27, '2026-11-27 03:08:08.749+00', 4, 'PET', NULL, 4, 'Pepper comes closer and listens to “Say it again” again. All I am is “A parrot who repeats everything twice”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(28, '2026-11-27 03:08:08.918+00', 5, 'USER', 3, NULL, 'A riddle, please', '1e2c1f2110a0cbcfe8250c66a4a4f938', 'first-of-5'),
	(29, '2026-11-27 03:08:09.032+00', 5, 'PET', NULL, 5, '“A riddle, please”, you say! Turing thinks it over, twice. All I am is “A tortoise who likes riddles”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(30, '2026-11-27 03:08:09.31+00', 6, 'USER', 4, NULL, 'Are you awake?', '8b37073ffa4f8240db11f89fd6e5dfd4', 'first-of-6'),
	(31, '2026-11-27 03:08:09.34+00', 6, 'PET', NULL, 6, 'Luna tilts its head: “Are you awake?”? All I am is “An owl who is awake at night”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(32, '2026-11-27 03:08:09.491+00', 7, 'USER', 5, NULL, 'Bye, Shadow', 'a9d0c11396c2caa64f583a3badebe7a2', 'first-of-7'),
	(33, '2026-11-27 03:08:09.533+00', 7, 'PET', NULL, 7, 'Shadow tilts its head: “Bye, Shadow”? All I am is “A black cat”, and a scripted voice: with a model behind me I would find words of my own.', NULL, NULL),
	(34, '2026-11-27 03:08:13.439+00', 5, 'USER', 3, NULL, 'Are you there?', 'cd0558e0c681b1851f091f8869ff6ca3', NULL),
	(35, '2026-11-27 03:08:21.052+00', 6, 'USER', 4, NULL, 'It is late 🌙', '9653a91397e59657aea73b8be6a64838', NULL),
	(36, '2026-11-27 03:08:21.083+00', 6, 'USER', 4, NULL, 'Are you still awake?', '9baa25e7005540662f83a3ca648bee38', 'noor-waits');

INSERT INTO public.mikro_orm_migrations (id, name, executed_at) VALUES
	(1, '20261123-text-and-time', '2026-11-27 03:08:05.125006+00'),
	(2, '20261123-tables', '2026-11-27 03:08:05.125006+00'),
	(3, '20261123-partitions', '2026-11-27 03:08:05.125006+00');

INSERT INTO public.notifications (id, user_id, pet_id, message_id, message_sent_at, type, title, content, status, "position", delivery_metadata, created_at, sent_at) VALUES
	(1, 1, NULL, NULL, NULL, 'SYSTEM', 'Welcome', 'It is good that you are here 🐾', 'SENT', 1, '{}', '2026-11-27 03:08:07.127+00', '2026-11-27 03:08:07.127+00');

INSERT INTO public.pets (id, owner_id, name, persona, status, created_at, updated_at, is_deleted, deleted_at) VALUES
	(1, 1, '코코', '참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺', 'ACTIVE', '2026-07-27 03:08:05.967+00', '2026-11-27 03:08:05.967+00', false, NULL),
	(4, 2, 'Pepper', 'A parrot who repeats everything twice', 'ACTIVE', '2026-07-27 03:08:06.228+00', '2026-11-27 03:08:06.228+00', false, NULL),
	(5, 3, 'Turing', 'A tortoise who likes riddles', 'ACTIVE', '2026-07-27 03:08:06.386+00', '2026-11-27 03:08:06.386+00', false, NULL),
	(6, 4, 'Luna', 'An owl who is awake at night', 'ACTIVE', '2026-07-27 03:08:06.708+00', '2026-11-27 03:08:06.708+00', false, NULL),
	(7, 5, 'Shadow', 'A black cat', 'ACTIVE', '2026-07-27 03:08:07.033+00', '2026-11-27 03:08:07.033+00', false, NULL),
	(2, 1, 'Biscuit 🐶', 'A brave little dog
who barks at the moon', 'RESTING', '2026-07-27 03:08:06.075+00', '2026-11-27 03:08:06.075+00', false, NULL),
	(3, 1, 'Mochi', 'A shy hamster', 'ACTIVE', '2026-07-27 03:08:06.101+00', '2026-11-27 03:08:08.582+00', true, '2026-11-27 03:08:08.582+00');

INSERT INTO public.sessions (id, user_id, family_hash, refresh_hash, created_at, expires_at, revoked_at) VALUES
	(1, 1, 'cbfb6e7579722efc57440eaa9f1f7c65fdf488fa891e90431a562e7e25993a9a', '691e276395624131157172e7649de9b03bd3934e2e9a1547f869989602eae1fc', '2026-11-27 03:08:05.933+00', '2026-12-27 03:08:05.933+00', NULL),
	(2, 2, 'a9b963e22487383759d0d7a5ded8c6f7f4477042f3b251a3112c1ca6eccdb345', '28cffa12c7ff830ba0009e885f8ed2e0ce62031de2110caf5b6fcdfddd48340d', '2026-11-27 03:08:06.19+00', '2026-12-27 03:08:06.19+00', NULL),
	(3, 3, '1afb23eb73a96e5111f457a558ff2d96a8f775deb59fbbcaffbc636ba4dc6458', 'b75508194595c7639ae57c5cbdf088fc3e49b38b7867e8d77062b757bae105ca', '2026-11-27 03:08:06.351+00', '2026-12-27 03:08:06.351+00', NULL),
	(4, 4, 'e1b3efb2e83bf4a59e19a7b26c5c0ad8e0bf6e14732cb8daa626f13d1282cbb3', '0c4abf829a38209719a08ef2dc8ae66628c24d4fa722a11cf92aa81ada0544c7', '2026-11-27 03:08:06.698+00', '2026-12-27 03:08:06.698+00', NULL),
	(5, 5, '76e88fc3aadf6435d0ce0c42972c6c4ebc288e7829bfced86fb65e8eb9e1c611', '7a610ad00d78bb8383b2ca151ff6781b599212942f3a26b077bfbbd64fdc9028', '2026-11-27 03:08:06.779+00', '2026-12-27 03:08:06.779+00', NULL),
	(6, 1, 'b9ff0edd55ba508e9dd07ad6c496074f46dff8252970c52c483dcd6592d39e74', '45a6652129d6086396cf48d5124db0c1d9bf49c049892725a37d8fca4e0bdba2', '2026-11-27 03:08:07.266+00', '2026-12-27 03:08:07.266+00', NULL),
	(7, 2, 'e75f8ee728f889e54175ef0d5d2fb3a21c9d25ba1277ef07ec7324b561e6fd98', 'c5ea1a4db4131eef74d3eb85837f1414807f0ff165394c13ae9412eace26db1c', '2026-11-27 03:08:08.613+00', '2026-12-27 03:08:08.613+00', NULL),
	(8, 3, 'b0ca29dd302c47ae449fc1296ac3e33de81f3f0cf258454185447fdc5496267c', '1108cbc3e1d4777d7cef817f779eec5e2d9e8add0677ecdadb0ce866f0717b2c', '2026-11-27 03:08:08.908+00', '2026-12-27 03:08:08.908+00', NULL),
	(9, 4, 'ef0f5cd5f7f716734912e060c62d95fbb0037906edd5be75ad456d61b273ef1a', '4ed9b30f9f6319d1450e6a2560009e3e9693ef84326bc25d9eca99b8ebc590f3', '2026-11-27 03:08:09.297+00', '2026-12-27 03:08:09.297+00', NULL),
	(10, 5, 'a51e5e8541283f35b46292a756dbd4f36c15a6d3fdbae877c7a01709a44c9465', 'c9519e224937f168ed9c3f5c8113798a51a226ab461b3823e72545e49871160a', '2026-11-27 03:08:09.467+00', '2026-12-27 03:08:09.467+00', NULL),
	(11, 3, 'b7b91ace03a0e320e00424bf4e7d41d715a407abf5a653fe8053e1555fdaadcc', '75567504f1afd09e25f6ec4fc5e3f3427e3be3e274a9774da8267817a175be29', '2026-11-27 03:08:13.298+00', '2026-12-27 03:08:13.298+00', NULL),
	(12, 1, '21222663819eb7bd383afe7d30d29f17fd9db482c167eb26af1a074c255e5565', 'b940db38cca124d412ede90d65add6fe81a685ddc427e2de4fe4017399b91b79', '2026-11-27 03:08:20.044+00', '2026-12-27 03:08:20.044+00', NULL),
	(13, 2, 'e8a14955b0017009b074ae22097f0499a15742eae4544d230d9c1da037faf5ee', 'd38265aa17fe7be4ca91d2f05612e260cc28ffba9bb6f5ab663b7487865ea8cf', '2026-11-27 03:08:20.373+00', '2026-12-27 03:08:20.373+00', NULL),
	(14, 3, 'b914eb52ebf12ef770f94a03ac6cf86f5e544dcedc45882527782341aa6fe623', '26b9d408a83e64297223fdd37310d534a86e32912216be07aac3e94ada829952', '2026-11-27 03:08:20.705+00', '2026-12-27 03:08:20.705+00', NULL),
	(15, 4, '8cb494cea0670101da61bcf1c4eada545cea621484677361192bf96a0c755258', '18bdce413446ccd71d4c47e3b7fee5c4ab21483cf6d33f37221ae86da6d163fb', '2026-11-27 03:08:20.966+00', '2026-12-27 03:08:20.966+00', NULL),
	(16, 5, 'c3f80f1d4f2974873d013a5adcd4d0d7d79d32fecec724d812b5b57cd9b95ee5', 'cde893f6c9c2aee58626d542bd874c8fe12608b30582323932c97ebd0f2c73fe', '2026-11-27 03:08:21.189+00', '2026-12-27 03:08:21.189+00', NULL);

INSERT INTO public.users (id, username, username_key, email, password, time_zone, last_active_at, created_at, updated_at, is_deleted, deleted_at) VALUES
	(1, '하나_22', '하나_22', 'hana@example.com', '$argon2id$v=19$m=19456,t=2,p=1$bUB9BsHLhefF+Bf/iYZXDg$tA+eLbGkaPqnUi+Mi33bMYrK9KAEY6NlwwKwoMq7QbA', 'Asia/Seoul', '2026-11-27 03:08:20.011+00', '2026-07-27 03:08:05.916+00', '2026-11-27 03:08:05.916+00', false, NULL),
	(2, 'Milo_H', 'milo_h', 'milo.h@example.com', '$argon2id$v=19$m=19456,t=2,p=1$CmWWWKXCRf4MKrjBiVAzFw$xhtrStfXhw9Y3cLF85CjtM1rvEBBHH0d0TqV2Jg+mJ0', 'Europe/Berlin', '2026-11-27 03:08:20.368+00', '2026-07-27 03:08:06.184+00', '2026-11-27 03:08:06.184+00', false, NULL),
	(3, 'ada_q', 'ada_q', 'ada.q@example.com', '$argon2id$v=19$m=19456,t=2,p=1$HTet3pnWbuCqyeb7cO/FLQ$h4DuxO1LSdMNB08ESFEtFBUnJasjqQHfpiOIjW2Wwyg', NULL, '2026-11-27 03:08:20.69+00', '2026-07-27 03:08:06.342+00', '2026-11-27 03:08:06.342+00', false, NULL),
	(4, 'noor_k', 'noor_k', 'noor@example.com', '$argon2id$v=19$m=19456,t=2,p=1$ySvWMT4qVt3oG+rt9dxIzQ$gw5AAW6q2XXVCjVGsQ6qiK4GtgbKJDZEITwqq7ByxHg', 'UTC', '2026-11-27 03:08:20.951+00', '2026-07-27 03:08:06.695+00', '2026-11-27 03:08:06.695+00', false, NULL),
	(5, 'sam_leaves', 'sam_leaves', 'sam@example.com', '$argon2id$v=19$m=19456,t=2,p=1$uU/mE6VfWT7vCXSDHOICtw$imHpm2VExejyVwsx/P+b/jxGDmS0Z1LhKt4NzBfQJME', NULL, '2026-11-27 03:08:21.181+00', '2026-07-27 03:08:06.766+00', '2026-11-27 03:08:06.766+00', false, NULL);

SELECT pg_catalog.setval('public.activities_id_seq', 38, true);

SELECT pg_catalog.setval('public.chat_rooms_id_seq', 7, true);

SELECT pg_catalog.setval('public.messages_id_seq', 36, true);

SELECT pg_catalog.setval('public.mikro_orm_migrations_id_seq', 3, true);

SELECT pg_catalog.setval('public.notifications_id_seq', 1, true);

SELECT pg_catalog.setval('public.notifications_position_seq', 1, true);

SELECT pg_catalog.setval('public.pets_id_seq', 7, true);

SELECT pg_catalog.setval('public.sessions_id_seq', 16, true);

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

ALTER TABLE ONLY public.pets
    ADD CONSTRAINT pets_pkey PRIMARY KEY (id);

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

CREATE INDEX idx_pets_active ON public.pets USING btree (id) WHERE (status = 'ACTIVE'::public.pet_status);

CREATE INDEX idx_pets_owner_status ON public.pets USING btree (owner_id, status);

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

ALTER TABLE ONLY public.pets
    ADD CONSTRAINT pets_owner_id_foreign FOREIGN KEY (owner_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_foreign FOREIGN KEY (user_id) REFERENCES public.users(id);
